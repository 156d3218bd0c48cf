package id.sesi.application.driving;

/** Why there is no session although nobody refused it. */
public enum Failure {
    /** The secret could not be had, or not in time. */
    SECRET_UNAVAILABLE,

    /**
     * The circuit breaker is open: after too many failed or slow attempts nothing is sent for a while (contract, section
     * 5).
     */
    BREAKER_OPEN,

    /** No connection to the service could be made. */
    UNREACHABLE,

    /** The server could not prove that it is the one that is meant: its TLS certificate does not verify. */
    UNTRUSTED,

    /** The connection broke before a complete answer came. */
    CONNECTION_LOST,

    /** No complete answer came in time. */
    TIMED_OUT,

    /** The calling thread was interrupted. */
    INTERRUPTED,

    /** The vendor's rate limit: 429. */
    RATE_LIMITED,

    /** The vendor says that it is failing: 500, 502, 503 or 504. */
    SERVICE_FAILING,

    /** A status that the contract does not list. */
    UNEXPECTED_STATUS,

    /** A complete answer with status 200 that is not a session as the contract promises it. */
    UNINTELLIGIBLE_ANSWER
}
