package id.sesi.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.util.List;
import java.util.Map;

/**
 * Requests that several contract suites use.
 *
 * @since 1.0.0
 */
public final class Requests {

    /** The partner of the requests. */
    public static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    public static final String SECRET = "demo-secret-key-123";

    private Requests() {}

    /** {@return the request of the vendor's published test vector 2} */
    public static SessionRequest minimal() {
        return SessionRequest.builder(PARTNER)
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
    }

    /** {@return a request with all fields, and with characters that must be escaped or encoded} */
    static SessionRequest complete() {
        return SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John \"Ö\" \\Doe😀")
                .username("johndoe")
                .companyId("comp-001")
                .companyName("PT Contoh | Tbk")
                .companyEmail("hr@example.com")
                .candidate("cand-001", "Nguyễn Thị Ánh", "anh@example.com")
                .candidate("cand-002", "Siti", "siti@example.com")
                .build();
    }

    /** {@return the JSON of {@link #complete()} as the vendor specifies it (contract, section 2)} */
    static Map<String, Object> completeJson(SignedRequest signed) {
        Map<String, Object> user = Map.of(
                "user_id", "USR-001",
                "email", "john.doe@example.com",
                "name", "John \"Ö\" \\Doe😀",
                "username", "johndoe",
                "company", Map.of("company_id", "comp-001", "name", "PT Contoh | Tbk", "email", "hr@example.com"),
                "candidates",
                        List.of(
                                Map.of(
                                        "candidate_id",
                                        "cand-001",
                                        "nama",
                                        "Nguyễn Thị Ánh",
                                        "email",
                                        "anh@example.com"),
                                Map.of("candidate_id", "cand-002", "nama", "Siti", "email", "siti@example.com")));
        return Map.of("user", user, "signature", signed.signature().hex());
    }

    /** {@return the JSON of {@link #minimal()}} */
    static Map<String, Object> minimalJson(SignedRequest signed) {
        Map<String, Object> user = Map.of("user_id", "USR-001", "email", "john.doe@example.com", "name", "John Doe");
        return Map.of("user", user, "signature", signed.signature().hex());
    }

    /** {@return the request, signed with {@link #SECRET}} */
    public static SignedRequest signed(SessionRequest request) {
        try (SecretKey key = SecretKey.of(SECRET.getBytes(UTF_8))) {
            return request.signWith(key);
        }
    }
}
