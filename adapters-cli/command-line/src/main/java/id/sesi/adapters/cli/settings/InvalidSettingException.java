package id.sesi.adapters.cli.settings;

/**
 * A setting is missing, contradictory or invalid.
 *
 * @since 1.0.0
 */
public final class InvalidSettingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem the name of the setting, what is wrong, and what to do; without any secret */
    InvalidSettingException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** {@return the message: the name of the setting, what is wrong, and what to do} */
    public String problem() {
        return problem;
    }
}
