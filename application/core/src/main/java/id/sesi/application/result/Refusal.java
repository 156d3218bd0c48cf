package id.sesi.application.result;

/** How the vendor says no for good: asking again with the same request is of no use (contract, section 4). */
public enum Refusal {
    /** The request was malformed. */
    MALFORMED_REQUEST(400),

    /** The signature did not match: most often a wrong key or a key of the other environment. */
    INVALID_SIGNATURE(401),

    /** The partner's domain is not on the vendor's whitelist for the widget. */
    DOMAIN_NOT_WHITELISTED(403),

    /** The partner is unknown or inactive. */
    PARTNER_NOT_FOUND(404),

    /** The vendor's validation failed; {@link VendorError#fieldErrors()} says where. */
    VALIDATION_FAILED(422);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** {@return the HTTP status that stands for this refusal} */
    public int status() {
        return status;
    }
}
