package id.sesi.application.result;

/**
 * No usable secret key is available.
 *
 * @since 1.0.0
 */
public final class SecretUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem the problem, the location of the key and what to do, in one line; must not contain the key */
    public SecretUnavailableException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** {@return the message} */
    public String problem() {
        return problem;
    }
}
