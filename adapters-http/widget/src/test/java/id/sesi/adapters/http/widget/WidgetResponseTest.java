package id.sesi.adapters.http.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidgetResponseTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00.400Z");
    private static final IdempotencyKey KEY = new IdempotencyKey(new UUID(1, 2));

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/json", "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    @Test
    void a_session_becomes_its_url_and_its_remaining_time() {
        assertEquals(
                new WidgetResponse(
                        200,
                        HEADERS,
                        "{\"widgetUrl\":\"https://vendor.example/w?token=abc\",\"expiresInSeconds\":3599}"),
                WidgetResponse.of(created("https://vendor.example/w?token=abc", 3600), NOW));
    }

    @Test
    void a_url_cannot_end_the_json_string_or_an_html_element() {
        assertEquals(
                "{\"widgetUrl\":\"https://v/?a=\\u0022},\\u005c\\u003c/script\\u003e\\u0026\\u0027\\u2028\\ud83d\\ude00\","
                        + "\"expiresInSeconds\":59}",
                WidgetResponse.of(created("https://v/?a=\"},\\</script>&'\u2028😀", 60), NOW)
                        .body());
    }

    @ParameterizedTest
    @CsvSource({"0", "-60"})
    void a_session_that_has_expired_means_that_the_clock_is_wrong(long lifetime) {
        assertEquals(new WidgetResponse(500, HEADERS, "{}"), WidgetResponse.of(created("https://v/", lifetime), NOW));
    }

    @Test
    void each_refusal_has_a_status() {
        Map<Refusal, Integer> statuses = new EnumMap<>(Refusal.class);
        for (Refusal refusal : Refusal.values()) {
            statuses.put(
                    refusal, WidgetResponse.of(refused(refusal, Map.of()), NOW).status());
        }

        assertEquals(
                Map.of(
                        Refusal.MALFORMED_REQUEST, 422,
                        Refusal.INVALID_SIGNATURE, 500,
                        Refusal.DOMAIN_NOT_WHITELISTED, 500,
                        Refusal.PARTNER_NOT_FOUND, 500,
                        Refusal.VALIDATION_FAILED, 422),
                statuses);
    }

    @Test
    void an_invalid_request_names_the_fields_but_not_the_messages() {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        errors.put("user.email", List.of("canary@example.com is taken"));
        errors.put("user.candidates[0].\"nama\"", List.of());

        assertEquals(
                new WidgetResponse(
                        422, HEADERS, "{\"fields\":[\"user.email\",\"user.candidates[0].\\u0022nama\\u0022\"]}"),
                WidgetResponse.of(refused(Refusal.VALIDATION_FAILED, errors), NOW));
    }

    @Test
    void a_configuration_fault_shows_no_details() {
        assertEquals(
                new WidgetResponse(500, HEADERS, "{}"),
                WidgetResponse.of(refused(Refusal.INVALID_SIGNATURE, Map.of("signature", List.of("canary"))), NOW));
    }

    @Test
    void a_request_that_the_domain_rejects_names_each_field_once() {
        InvalidValueException e = assertThrows(
                InvalidValueException.class,
                () -> SessionRequest.builder(new PartnerId("p"))
                        .userId("a|b\n")
                        .email("canary")
                        .name("N")
                        .build());

        WidgetResponse response = WidgetResponse.of(e);

        assertEquals(422, response.status());
        assertEquals("{\"fields\":[\"user.user_id\",\"user.email\"]}", response.body());
    }

    @Test
    void each_failure_has_a_status() {
        for (Failure failure : Failure.values()) {
            int expected = switch (failure) {
                case SECRET_UNAVAILABLE,
                        GATEWAY_FAILED,
                        PROXY_REFUSED,
                        UNTRUSTED_CERTIFICATE,
                        HOSTNAME_MISMATCH,
                        EXPIRED_CERTIFICATE -> 500;
                default -> 503;
            };
            WidgetResponse response = WidgetResponse.of(failed(failure, Optional.empty()), NOW);

            assertEquals(expected, response.status(), failure.name());
            assertEquals("{}", response.body());
            assertEquals(
                    expected == 503 ? "5" : "none",
                    response.headers().getOrDefault("Retry-After", "none"),
                    failure.name());
            assertEquals("no-store", response.headers().get("Cache-Control"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T10:00:30.400Z, 30",
        "2026-11-27T10:00:30.401Z, 31",
        "2026-11-27T10:00:00.500Z, 1",
        "2026-11-27T09:00:00Z, 1"
    })
    void the_browser_learns_when_to_try_again(Instant retryAt, String seconds) {
        assertEquals(
                seconds,
                WidgetResponse.of(failed(Failure.RATE_LIMITED, Optional.of(retryAt)), NOW)
                        .headers()
                        .get("Retry-After"));
    }

    @Test
    void its_text_contains_no_token() {
        assertEquals(
                "WidgetResponse[status=200]",
                WidgetResponse.of(created("https://v/?token=canary", 60), NOW).toString());
        assertFalse(WidgetResponse.of(created("https://v/", 60), NOW).body().contains("canary-token"));
    }

    private static Outcome created(String url, long lifetime) {
        Session session = Session.of("canary-token", url, "p", NOW.getEpochSecond() + lifetime);
        return new Outcome.Created(session, KEY, List.of());
    }

    private static Outcome refused(Refusal refusal, Map<String, List<String>> errors) {
        return new Outcome.Refused(refusal, new VendorError("canary", errors), KEY, List.of());
    }

    private static Outcome failed(Failure failure, Optional<Instant> retryAt) {
        return new Outcome.Failed(failure, "canary", retryAt, KEY, List.of());
    }
}
