package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.squareup.moshi.JsonReader;
import id.sesi.application.contract.Requests;
import id.sesi.domain.Environment;
import id.sesi.domain.HostileText;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {

    /** The full example of the vendor's API reference, with two candidates and all optional fields. */
    @Test
    void all_fields_are_sent_under_the_vendors_names() {
        SessionRequest request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("ext-user-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .username("johndoe")
                .companyId("comp-001")
                .companyName("PT Contoh | Tbk")
                .companyEmail("hr@example.com")
                .candidate("cand-001", "Nguyễn Thị Ánh", "anh@example.com")
                .candidate("cand-002", "Ñandú \"Ö\" O'Neill 😀", "nandu@example.com")
                .build();
        SignedRequest signed = Requests.signed(request);

        assertEquals(
                """
                {"user":{"user_id":"ext-user-001","email":"john.doe@example.com","name":"John Doe","username":"johndoe",\
                "company":{"company_id":"comp-001","name":"PT Contoh | Tbk","email":"hr@example.com"},\
                "candidates":[{"candidate_id":"cand-001","nama":"Nguyễn Thị Ánh","email":"anh@example.com"},\
                {"candidate_id":"cand-002","nama":"Ñandú \\"Ö\\" O'Neill 😀","email":"nandu@example.com"}]},\
                "signature":"%s"}""".formatted(signed.signature().hex()),
                new String(RequestWriter.encode(signed), StandardCharsets.UTF_8));
    }

    /** The verifier uses none of our code: it parses the body, joins the fields and computes the HMAC itself. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_sent_fields_match_the_signature(long seed) throws IOException, GeneralSecurityException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 400; i++) {
            SessionRequest request = requestWithSpecialCharacters(random);
            byte[] body = RequestWriter.encode(Requests.signed(request));

            Map<?, ?> parsed =
                    (Map<?, ?>) JsonReader.of(new Buffer().write(body)).readJsonValue();
            assertNotNull(parsed);
            assertEquals(verifierSignature(parsed, request.partnerId().value()), parsed.get("signature"));
            assertEquals(unsignedTexts(request), unsignedTexts(parsed));
        }
    }

    @Test
    void a_thousand_candidates_are_sent_in_order() throws IOException {
        SessionRequest.Builder builder = SessionRequest.builder(new PartnerId("p"))
                .userId("u")
                .email("a@b")
                .name("n");
        for (int i = 0; i < 1_000; i++) {
            builder.candidate("cand-" + i, "Kandidat " + i, i + "@example.com");
        }
        SessionRequest request = builder.build();
        Map<?, ?> parsed = (Map<?, ?>) JsonReader.of(new Buffer().write(RequestWriter.encode(Requests.signed(request))))
                .readJsonValue();

        assertNotNull(parsed);
        assertEquals(String.join(",", request.canonicalString().candidateIds()), candidateIds(parsed));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /api/v2/partner/psikologihub-1024/sessions",
        "/hub/, /hub/api/v2/partner/psikologihub-1024/sessions"
    })
    void sessions_are_created_below_the_base_url(String prefix, String path) throws InterruptedException {
        try (TlsServer vendor = new TlsServer()) {
            vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
            Environment environment = Environment.STAGING.withBaseUrl(
                    URI.create(vendor.environment().baseUrl() + prefix));

            TlsServer.post(new OkHttpSessionGateway(TlsServer.client(), environment));

            assertEquals(path, vendor.mock.takeRequest().getTarget());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v2/partner/p/sessions", "/hub/api/v2/partner/", "/api/v2/partner", "/api/v2/", "/api/v2"})
    void a_base_url_with_the_path_of_the_sessions_or_its_start_is_rejected(String path) {
        Environment withPath = Environment.STAGING.withBaseUrl(URI.create("https://app.example" + path));
        assertThrows(IllegalArgumentException.class, () -> new OkHttpSessionGateway(TlsServer.client(), withPath));
    }

    /** The label can be decoded, but to a text that no registry accepts. */
    @Test
    void a_base_url_whose_host_okhttp_rejects_is_rejected_at_once() {
        Environment environment = Environment.STAGING.withBaseUrl(URI.create("https://xn--tualu.example"));

        assertThrows(IllegalArgumentException.class, () -> new OkHttpSessionGateway(TlsServer.client(), environment));
    }

    private static SessionRequest requestWithSpecialCharacters(RandomGenerator random) {
        SessionRequest.Builder builder = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId(HostileText.signed(random))
                .email(HostileText.email(random))
                .name(HostileText.signed(random))
                .username(random.nextBoolean() ? "" : HostileText.unsigned(random))
                .companyId(random.nextBoolean() ? "" : HostileText.signed(random))
                .companyName(random.nextBoolean() ? "" : HostileText.unsigned(random));
        for (int n = random.nextInt(4); n > 0; n--) {
            builder.candidate(HostileText.candidateId(random), HostileText.unsigned(random), HostileText.email(random));
        }
        return builder.build();
    }

    private static String verifierSignature(Map<?, ?> body, String partnerId) throws GeneralSecurityException {
        Map<?, ?> user = object(body, "user");
        Map<?, ?> company = object(user, "company");
        String canonical = partnerId + "|" + user.get("user_id") + "|" + user.get("email") + "|" + user.get("name")
                + "|" + (company.get("company_id") == null ? "" : company.get("company_id")) + "|" + candidateIds(body);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Requests.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private static String candidateIds(Map<?, ?> body) {
        return candidates(body).stream()
                .map(candidate -> String.valueOf(candidate.get("candidate_id")))
                .collect(Collectors.joining(","));
    }

    private static Map<?, ?> object(Map<?, ?> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<Map<?, ?>> candidates(Map<?, ?> body) {
        Object candidates = object(body, "user").get("candidates");
        return candidates instanceof List<?> list
                ? list.stream()
                        .<Map<?, ?>>map(candidate -> (Map<?, ?>) candidate)
                        .toList()
                : List.of();
    }

    private static String unsignedTexts(SessionRequest request) {
        return request.user().username()
                + request.user().company().name()
                + request.user().candidates().stream()
                        .map(candidate -> candidate.nama() + candidate.email())
                        .toList();
    }

    private static String unsignedTexts(Map<?, ?> body) {
        Map<?, ?> user = object(body, "user");
        Map<?, ?> company = object(user, "company");
        return (user.get("username") == null ? "" : user.get("username").toString())
                + (company.get("name") == null ? "" : company.get("name"))
                + candidates(body).stream()
                        .map(candidate -> String.valueOf(candidate.get("nama")) + candidate.get("email"))
                        .toList();
    }
}
