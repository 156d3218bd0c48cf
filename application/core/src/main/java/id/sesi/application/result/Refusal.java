package id.sesi.application.result;

/**
 * The reason why the vendor refused a request. The vendor would refuse the same request again (contract, section 4).
 *
 * @since 1.0.0
 */
public enum Refusal {
    /** The request was malformed. */
    MALFORMED_REQUEST(400),

    /** The signature did not match. The usual causes are a wrong key and the key of the other environment. */
    INVALID_SIGNATURE(401),

    /** The partner's domain is not on the vendor's whitelist for the widget. */
    DOMAIN_NOT_WHITELISTED(403),

    /** The partner is unknown or inactive. */
    PARTNER_NOT_FOUND(404),

    /** The vendor rejected the values of some fields; see {@link VendorError#fieldErrors()}. */
    VALIDATION_FAILED(422);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** {@return the HTTP status of this refusal} */
    public int status() {
        return status;
    }
}
