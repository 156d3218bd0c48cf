package id.sesi.application.result;

/**
 * Whether the vendor processed a request. Even after a response, such as 502, it may be unknown whether a session exists: see
 * {@link AttemptResult#mayHaveOrphanedSession()}. The order of the constants decides about a call with several attempts: the last
 * constant that one of its attempts has is the delivery of the call.
 *
 * @since 1.0.0
 */
public enum Delivery {
    /**
     * The vendor did not process the request: either no byte of the request's body was sent, or an HTTP/2 frame or a TLS alert of
     * the server shows that it did not process the request. No session exists.
     */
    NOT_SENT,

    /** A complete response arrived. */
    RESPONDED,

    /** At least part of the body may have been sent, but no complete response arrived. The vendor may have created a session. */
    UNKNOWN
}
