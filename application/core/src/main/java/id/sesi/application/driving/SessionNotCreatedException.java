package id.sesi.application.driving;

/**
 * Thrown by {@link Outcome#orThrow()} if the outcome has no session. The message contains
 * {@link Outcome#description()}, so it contains nothing confidential.
 *
 * @since 1.0.0
 */
public final class SessionNotCreatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    SessionNotCreatedException(Outcome outcome) {
        super("no session was created: " + outcome.description());
        this.outcome = outcome;
    }

    /** {@return the outcome of the call: refused or failed} */
    public Outcome outcome() {
        return outcome;
    }
}
