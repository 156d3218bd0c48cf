package id.sesi.application.result;

/**
 * The reason why an attempt or a call got no session, although the vendor did not refuse the request.
 *
 * @since 1.0.0
 */
public enum Failure {
    /** The secret source returned no usable key in time. */
    SECRET_UNAVAILABLE,

    /** The executor rejected the call, because it is saturated or shut down. */
    EXECUTOR_REJECTED,

    /** The use case had reached its limit of concurrent calls, so this call could not start before its deadline. */
    TOO_MANY_CALLS,

    /** The gateway threw an exception. This is a defect of the gateway or its libraries, not of the vendor's service. */
    GATEWAY_FAILED,

    /** The circuit breaker is open after too many failed or slow attempts, so the call ended (contract, section 5). */
    BREAKER_OPEN,

    /** No connection to the vendor's server could be made. */
    UNREACHABLE,

    /** The proxy refused to connect to the vendor's server, for example because of wrong credentials. */
    PROXY_REFUSED,

    /** The TLS certificate of the vendor's server is not trusted. */
    UNTRUSTED_CERTIFICATE,

    /** The TLS certificate of the vendor's server is trusted, but it is for another host. */
    HOSTNAME_MISMATCH,

    /** The TLS certificate of the vendor's server has expired or is not valid yet, or this machine's clock is wrong. */
    EXPIRED_CERTIFICATE,

    /** The vendor's server reports that it did not process the request, for example because of too many requests at once. */
    NOT_PROCESSED,

    /** The connection failed before a complete response arrived. */
    CONNECTION_LOST,

    /** The time limit expired before a complete response arrived. */
    TIMED_OUT,

    /** The calling thread was interrupted. */
    INTERRUPTED,

    /** The vendor reports that its rate limit is exceeded: 429. */
    RATE_LIMITED,

    /** The vendor reports that its service is failing: 500, 502, 503 or 504. */
    SERVICE_FAILING,

    /** The response has a status that the contract does not list. */
    UNEXPECTED_STATUS,

    /** The response is not valid HTTP, is too large, or has status 200 without a session as defined in the contract. */
    INVALID_RESPONSE
}
