package id.sesi.application.result;

/**
 * Whether a request reached the vendor, from the most certain to the least. A response such as 502 can still leave open
 * whether a session exists: {@link AttemptResult#mayHaveOrphanedSession()} tells.
 */
public enum Delivery {
    /** No byte of the request's body was sent: no session was created. */
    NOT_SENT,

    /** A complete response arrived. */
    RESPONDED,

    /** At least a part of the body was sent, but no complete response arrived: the vendor may have created a session. */
    UNKNOWN
}
