package id.sesi.application.driving;

/**
 * Thrown by {@link Outcome#orThrow()} if the outcome has no session. The message contains nothing confidential.
 *
 * @since 1.0.0
 */
public final class SessionNotCreatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    SessionNotCreatedException(Outcome.Refused refused) {
        super("the vendor refused the request: " + refused.refusal() + " ("
                + refused.refusal().status() + ")"
                + (refused.mayHaveOrphanedSession() ? "; an earlier attempt may have created a session" : ""));
        this.outcome = refused;
    }

    SessionNotCreatedException(Outcome.Unavailable unavailable) {
        super("the call returned no session: " + unavailable.failure() + ": " + unavailable.detail() + " (delivery: "
                + unavailable.delivery() + ", attempts: "
                + unavailable.attempts().size() + ")");
        this.outcome = unavailable;
    }

    /** {@return the outcome of the call: refused or unavailable} */
    public Outcome outcome() {
        return outcome;
    }
}
