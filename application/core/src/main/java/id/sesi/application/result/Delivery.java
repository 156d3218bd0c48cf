package id.sesi.application.result;

/**
 * Whether a request reached the vendor. The constants are in order from the most certain to the least certain. Even after a
 * response, such as 502, it may be unknown whether a session exists: see {@link AttemptResult#mayHaveOrphanedSession()}.
 *
 * @since 1.0.0
 */
public enum Delivery {
    /** No byte of the request's body was sent, or the server reports that it did not process the request. No session exists. */
    NOT_SENT,

    /** A complete response arrived. */
    RESPONDED,

    /** At least part of the body may have been sent, but no complete response arrived. The vendor may have created a session. */
    UNKNOWN
}
