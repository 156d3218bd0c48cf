package id.sesi.application.result;

/**
 * The reason why an attempt or a call got no session, although the vendor did not refuse the request.
 *
 * @since 1.0.0
 */
public enum Failure {
    /** The secret source returned no usable key in time. */
    SECRET_UNAVAILABLE(ServiceHealth.UNKNOWN),

    /** The executor rejected the call, because it is saturated or shut down. */
    EXECUTOR_REJECTED(ServiceHealth.UNKNOWN),

    /** The use case had reached its limit of concurrent calls, so this call could not start before its deadline. */
    TOO_MANY_CALLS(ServiceHealth.UNKNOWN),

    /** The gateway threw an exception. This is a defect of the gateway or its libraries, not of the vendor's service. */
    GATEWAY_FAILED(ServiceHealth.UNKNOWN),

    /** The circuit breaker is open after too many failed or slow attempts, so the call ended (contract, section 5). */
    BREAKER_OPEN(ServiceHealth.UNKNOWN),

    /** No connection to the vendor's server could be made. */
    UNREACHABLE(ServiceHealth.UNHEALTHY),

    /** The proxy refused to connect to the vendor's server, for example because of wrong credentials. */
    PROXY_REFUSED(ServiceHealth.UNHEALTHY),

    /** The TLS certificate of the vendor's server is not trusted. */
    UNTRUSTED_CERTIFICATE(ServiceHealth.UNHEALTHY),

    /** The TLS certificate of the vendor's server is trusted, but it is for another host. */
    HOSTNAME_MISMATCH(ServiceHealth.UNHEALTHY),

    /** The TLS certificate of the vendor's server has expired or is not valid yet, or this machine's clock is wrong. */
    EXPIRED_CERTIFICATE(ServiceHealth.UNHEALTHY),

    /** The vendor's server reports that it did not process the request, for example because of too many requests at once. */
    NOT_PROCESSED(ServiceHealth.UNKNOWN),

    /** The connection failed before a complete response arrived. */
    CONNECTION_LOST(ServiceHealth.UNHEALTHY),

    /** The time limit expired before a complete response arrived. */
    TIMED_OUT(ServiceHealth.UNHEALTHY),

    /** The calling thread was interrupted. */
    INTERRUPTED(ServiceHealth.UNKNOWN),

    /** The vendor reports that its rate limit is exceeded: 429. */
    RATE_LIMITED(ServiceHealth.UNHEALTHY),

    /** The vendor reports that its service is failing: 500, 502, 503 or 504. */
    SERVICE_FAILING(ServiceHealth.UNHEALTHY),

    /** The response has a status that the contract does not list. */
    UNEXPECTED_STATUS(ServiceHealth.UNHEALTHY),

    /** The response is not valid HTTP, is too large, or has status 200 without a session as defined in the contract. */
    INVALID_RESPONSE(ServiceHealth.UNHEALTHY);

    private final ServiceHealth health;

    Failure(ServiceHealth health) {
        this.health = health;
    }

    /** {@return the state of the vendor's service as far as the failure alone shows it; see {@link AttemptResult.Failed#health()}} */
    ServiceHealth health() {
        return health;
    }
}
