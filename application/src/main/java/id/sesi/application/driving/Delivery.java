package id.sesi.application.driving;

/**
 * What is known about a request's way to the vendor, from the most certain to the least. Tells whether a session may exist
 * that nobody holds.
 */
public enum Delivery {
    /** No byte of the request's body left: no session was created. */
    NOT_SENT,

    /** A complete answer came: what it says is so. */
    ANSWERED,

    /** Sent at least in part, but no complete answer came: a session may have been created. */
    UNKNOWN
}
