package id.sesi.domain;

/** A request together with its own signature: only {@link SessionRequest#signWith} makes one, so the two always fit. */
public final class SignedRequest {

    private final SessionRequest request;
    private final Signature signature;

    SignedRequest(SessionRequest request, Signature signature) {
        this.request = request;
        this.signature = signature;
    }

    /** {@return what was signed and is to be sent} */
    public SessionRequest request() {
        return request;
    }

    /** {@return the signature over {@code request().canonicalString()}} */
    public Signature signature() {
        return signature;
    }

    /** {@return the ids of partner and user; neither signature nor personal data} */
    @Override
    public String toString() {
        return "SignedRequest[partnerId=" + request.partnerId() + ", user=" + request.user() + "]";
    }
}
