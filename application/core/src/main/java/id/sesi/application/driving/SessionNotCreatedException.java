package id.sesi.application.driving;

/** Thrown by {@link Outcome#orThrow()} where there is no session. Its message holds nothing confidential. */
public final class SessionNotCreatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    SessionNotCreatedException(Outcome.Refused refused) {
        super("the vendor refused the request: " + refused.refusal() + " ("
                + refused.refusal().status() + ")"
                + (refused.mayHaveOrphanedSession() ? "; an earlier attempt may have left a session" : ""));
        this.outcome = refused;
    }

    SessionNotCreatedException(Outcome.Unavailable unavailable) {
        super("no session now: " + unavailable.failure() + ": " + unavailable.detail() + " (delivery: "
                + unavailable.delivery() + ", attempts: "
                + unavailable.attempts().size() + ")");
        this.outcome = unavailable;
    }

    /** {@return what happened; refused or unavailable} */
    public Outcome outcome() {
        return outcome;
    }
}
