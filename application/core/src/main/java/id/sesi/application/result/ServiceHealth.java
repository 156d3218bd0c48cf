package id.sesi.application.result;

/**
 * The state of the vendor's service as far as one attempt shows it. The circuit breaker uses it.
 *
 * @since 1.0.0
 */
public enum ServiceHealth {
    /** The service responded with a session, a refusal or another client error. */
    HEALTHY,

    /** The service failed, did not respond, limited the rate, or sent a response that the contract does not define. */
    UNHEALTHY,

    /** The attempt did not reach the service, the service did not process it, or the caller was interrupted. */
    UNKNOWN
}
