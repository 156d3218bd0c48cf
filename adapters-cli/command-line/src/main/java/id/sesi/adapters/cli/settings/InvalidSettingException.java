package id.sesi.adapters.cli.settings;

/** A setting is missing, contradictory or not acceptable. */
public final class InvalidSettingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem which setting, what is wrong, and what to do; without any secret */
    InvalidSettingException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** {@return the message} */
    public String problem() {
        return problem;
    }
}
