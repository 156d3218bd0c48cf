package id.sesi.adapters.http.gateway;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;

/** The request that the targets of the gateway have sent: the example of the contract. */
final class SentRequest {

    static final String KEY = "demo-secret-key-123";
    static final String EMAIL = "john.doe@example.com";

    private SentRequest() {}

    static SignedRequest create() {
        try (SecretKey key = SecretKey.ofText(KEY)) {
            return SessionRequest.builder(new PartnerId("psikologihub-1024"))
                    .userId("USR-001")
                    .email(EMAIL)
                    .name("John Doe")
                    .build()
                    .signWith(key);
        }
    }
}
