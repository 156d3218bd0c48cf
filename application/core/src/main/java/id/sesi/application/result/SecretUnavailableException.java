package id.sesi.application.result;

/** There is no usable secret key. */
public final class SecretUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem where the key was looked for, what is wrong and what to do, in one line and without the key */
    public SecretUnavailableException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** {@return the message} */
    public String problem() {
        return problem;
    }
}
