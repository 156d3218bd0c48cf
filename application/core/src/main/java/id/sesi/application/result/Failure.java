package id.sesi.application.result;

/** Why there is no session, although the vendor did not refuse the request for good. */
public enum Failure {
    /** The secret source returned no usable key, or not in time. */
    SECRET_UNAVAILABLE,

    /** The team's executor rejected the call: it is saturated or shut down. */
    EXECUTOR_REJECTED,

    /** The circuit breaker is open after too many failed or slow attempts: nothing is sent for a while (contract, section 5). */
    BREAKER_OPEN,

    /** No connection to the service could be made. */
    UNREACHABLE,

    /** The server's TLS certificate does not verify. */
    UNTRUSTED,

    /** The connection failed before a complete response arrived. */
    CONNECTION_LOST,

    /** No complete response arrived in time. */
    TIMED_OUT,

    /** The calling thread was interrupted. */
    INTERRUPTED,

    /** The vendor's rate limit: 429. */
    RATE_LIMITED,

    /** The vendor says that its service is failing: 500, 502, 503 or 504. */
    SERVICE_FAILING,

    /** A status that the contract does not list. */
    UNEXPECTED_STATUS,

    /** A complete response with status 200 that is not a session as the contract promises it. */
    UNINTELLIGIBLE_RESPONSE
}
