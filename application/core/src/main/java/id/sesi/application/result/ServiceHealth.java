package id.sesi.application.result;

/** What an attempt says about the state of the vendor's service. The circuit breaker counts it. */
public enum ServiceHealth {
    /** The service responded: with a session, or with a final refusal. */
    HEALTHY,

    /** The service failed, did not respond, or responded with something that the contract does not list. */
    UNHEALTHY,

    /** The attempt never reached the service, or its caller ended it. */
    UNKNOWN
}
