package id.sesi.domain;

/**
 * A request and its signature. Only {@link SessionRequest#signWith} creates one, so the signature is always correct.
 *
 * @since 1.0.0
 */
public final class SignedRequest {

    private final SessionRequest request;
    private final Signature signature;

    SignedRequest(SessionRequest request, Signature signature) {
        this.request = request;
        this.signature = signature;
    }

    /** {@return the request that was signed} */
    public SessionRequest request() {
        return request;
    }

    /** {@return the signature over {@code request().canonicalString()}} */
    public Signature signature() {
        return signature;
    }

    /**
     * {@return whether these bytes are the key that signed the request} Use this method to find the key in a text of the vendor,
     * who has the same key. The method signs the request again, so the caller does not need to keep a copy of the key.
     *
     * @param candidate a possible key; not empty
     * @throws InvalidValueException with the path {@code secretKey} if it is empty
     */
    public boolean isSignedWith(byte[] candidate) {
        try (SecretKey key = SecretKey.of(candidate)) {
            return key.sign(request.canonicalString()).equals(signature);
        }
    }

    /** {@return the partner ID, the user ID and the number of candidates, without the signature and without personal data} */
    @Override
    public String toString() {
        return "SignedRequest[partnerId=" + request.partnerId() + ", user=" + request.user() + "]";
    }
}
