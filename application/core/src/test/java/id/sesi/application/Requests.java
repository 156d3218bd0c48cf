package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;

/** Requests that several tests use. */
final class Requests {

    static final PartnerId PARTNER = new PartnerId("psikologihub-1024");
    static final String SECRET = "demo-secret-key-123";

    private Requests() {}

    /** {@return the request of the vendor's published test vector 2} */
    static SessionRequest minimal() {
        return SessionRequest.builder(PARTNER)
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
    }

    /** {@return the request, signed with {@link #SECRET}} */
    static SignedRequest signed(SessionRequest request) {
        try (SecretKey key = SecretKey.of(SECRET.getBytes(UTF_8))) {
            return request.signWith(key);
        }
    }
}
