package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reproduces the two test vectors that the vendor publishes on its authentication page (docs/contract.md, section 3). */
class PublishedVectorsTest {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    @Test
    void vector_1_has_a_company_and_one_candidate() {
        CanonicalString canonical = SessionRequest.builder(PARTNER)
                .userId("ext-user-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .companyId("comp-001")
                .candidate("cand-001", "", "")
                .canonicalString();

        assertEquals(
                "psikologihub-1024|ext-user-001|john.doe@example.com|John Doe|comp-001|cand-001", canonical.text());
        assertEquals("ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2", sign(canonical));
    }

    @Test
    void vector_2_has_no_company_and_no_candidates() {
        CanonicalString canonical =
                CanonicalString.of(PARTNER, "USR-001", "john.doe@example.com", "John Doe", "", List.of());

        assertEquals("psikologihub-1024|USR-001|john.doe@example.com|John Doe||", canonical.text());
        assertEquals("d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b", sign(canonical));
    }

    private static String sign(CanonicalString canonical) {
        try (SecretKey key = SecretKey.of("demo-secret-key-123".getBytes(UTF_8))) {
            return key.sign(canonical).hex();
        }
    }
}
