package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.domain.PartnerId;
import java.util.Map;
import java.util.Optional;

/**
 * The partner ID and the secret key of the vendor's published example signatures, and an example request. The key is public, so
 * only a sandbox accepts it.
 */
final class VendorExample {

    static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    /** Settings with the published key. The variable {@code PUBLISHED_KEY} exists only here, and not in the environment. */
    static final KeySettings KEY_SETTINGS = new KeySettings(
            Optional.of(PARTNER),
            Optional.of(new SecretReference(SecretReference.Scheme.ENV, "PUBLISHED_KEY")),
            Optional.empty(),
            Optional.empty(),
            Map.of("PUBLISHED_KEY", "demo-secret-key-123"));

    /** A wrong signature of the vendor's second example: the key had a newline at its end. */
    static final String WRONG_SIGNATURE = "2145703460300ca2beb26a74153435726bb1e4d4611ae896b533329e11d8e428";

    static final String REQUEST = """
            {
              "user": {
                "user_id": "ext-user-001",
                "email": "john.doe@example.com",
                "name": "John Doe",
                "username": "johndoe",
                "company": {
                  "company_id": "comp-001",
                  "name": "PT Contoh Sejahtera"
                },
                "candidates": [
                  {
                    "candidate_id": "cand-001",
                    "nama": "Nguyễn Thị Ánh",
                    "email": "anh@example.com"
                  },
                  {
                    "candidate_id": "cand-002",
                    "nama": "Siti Rahma",
                    "email": "siti@example.com"
                  }
                ]
              }
            }""";

    private VendorExample() {}
}
