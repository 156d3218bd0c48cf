package id.sesi.application.driving;

/**
 * What is known about a request's way to the vendor, from the most certain to the least. Whether a session may exist that
 * nobody holds, {@link Outcome#mayHaveOrphanedSession()} says: also an answer, such as 502, can leave that open.
 */
public enum Delivery {
    /** No byte of the request's body left: no session was created. */
    NOT_SENT,

    /** A complete answer came. */
    ANSWERED,

    /** Sent at least in part, but no complete answer came: a session may have been created. */
    UNKNOWN
}
