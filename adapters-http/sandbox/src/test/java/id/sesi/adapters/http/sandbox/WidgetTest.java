package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.Candidate;
import id.sesi.domain.Company;
import id.sesi.domain.User;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WidgetTest {

    private static final Pattern VALUE = Pattern.compile("<bdi data-field=\"([^\"]+)\">([^<]*)</bdi>");

    private static final User USER = new User(
            "USR-001",
            "o'neill@example.com",
            "\"O'Neill\" </bdi><script>alert(1)</script> & sons  ltd",
            "",
            new Company("comp-001", "PT \u202eContoh\u2066 <b>", "hr@example.com"),
            List.of(
                    new Candidate("cand-001", "李小龍 😀 &amp;", "a@example.com"),
                    new Candidate("c2", "Ñ", "b@example.com")));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-27T10:00:00.900Z"));
    private final WidgetSessions sessions = new WidgetSessions(now::get, Duration.ofSeconds(60));
    private final WidgetEndpoint endpoint = new WidgetEndpoint(sessions, WidgetOptions.DEFAULT);

    @Test
    void the_widget_shows_each_value_exactly_as_it_was_sent() {
        SandboxResponse page = open(sessions.create(USER).token());

        assertEquals(200, page.status());
        Map<String, String> shown = new HashMap<>();
        VALUE.matcher(page.body()).results().forEach(value -> shown.put(value.group(1), unescape(value.group(2))));
        assertEquals(
                Map.of(
                        "user.name",
                        USER.name(),
                        "user.user_id",
                        "USR-001",
                        "user.email",
                        "o'neill@example.com",
                        "user.company.name",
                        USER.company().name(),
                        "user.company.company_id",
                        "comp-001",
                        "user.company.email",
                        "hr@example.com"),
                only(shown, "user.candidates", false));
        assertEquals(
                Map.of(
                        "user.candidates[0].candidate_id",
                        "cand-001",
                        "user.candidates[0].nama",
                        "李小龍 😀 &amp;",
                        "user.candidates[0].email",
                        "a@example.com",
                        "user.candidates[1].candidate_id",
                        "c2",
                        "user.candidates[1].nama",
                        "Ñ",
                        "user.candidates[1].email",
                        "b@example.com"),
                only(shown, "user.candidates", true));
    }

    @Test
    void the_page_tells_its_script_the_remaining_time() {
        String token = sessions.create(USER).token();
        now.updateAndGet(time -> time.plusSeconds(20));

        assertTrue(
                open(token).body().contains("data-remaining-millis=\"39100\""),
                open(token).body());
    }

    @Test
    void a_session_ends_at_the_second_of_its_expiry() {
        WidgetSession session = sessions.create(USER);
        assertEquals(Instant.parse("2026-11-27T10:01:00Z"), session.expiresAt());

        now.set(session.expiresAt().minusMillis(1));
        assertEquals(200, open(session.token()).status());

        now.set(session.expiresAt());
        assertEquals(410, open(session.token()).status());
        assertTrue(open(session.token()).body().contains("Your session has ended"));
        assertFalse(open(session.token()).body().contains("USR-001"));
    }

    @Test
    void only_the_sandbox_that_issued_a_token_accepts_it() {
        String token = sessions.create(USER).token();
        String withOtherExpiry = token.replaceFirst("\\.[^.]+\\.", ".eyJleHAiOjk5OTk5OTk5OTl9.");
        String ofAnotherSandbox = new WidgetSessions(now::get, Duration.ofSeconds(60))
                .create(USER)
                .token();

        for (String wrong : List.of("", "x", ".", token + "x", withOtherExpiry, ofAnotherSandbox)) {
            SandboxResponse page = open(wrong);
            assertEquals(403, page.status(), wrong);
            assertTrue(page.body().contains("This address is not valid"));
            assertFalse(page.body().contains("USR-001"));
        }
        assertEquals(403, endpoint.get("/widget", Optional.empty()).status());
        assertEquals(
                200,
                endpoint.get("/widget", Optional.of("a=b&token=" + token + "&c"))
                        .status());
    }

    @Test
    void the_oldest_session_ends_when_there_are_too_many() {
        String first = sessions.create(USER).token();
        String second = sessions.create(USER).token();
        for (int i = 2; i <= WidgetSessions.MAX_SESSIONS; i++) {
            sessions.create(USER);
        }

        assertEquals(410, open(first).status());
        assertEquals(200, open(second).status());
    }

    @Test
    void a_token_contains_no_personal_data() {
        String payload = new String(
                Base64.getUrlDecoder().decode(sessions.create(USER).token().split("\\.", -1)[1]), UTF_8);

        assertTrue(payload.matches("\\{\"jti\":\"[0-9a-f-]{36}\",\"iat\":1795773600,\"exp\":1795773660}"), payload);
    }

    @Test
    void browsers_let_only_the_allowed_origins_show_the_widget() {
        WidgetOptions options = new WidgetOptions(
                List.of("https://hr.example.com", "http://[::1]:8080"), WidgetOptions.DEFAULT.sessionLifetime());
        Map<String, String> headers = new WidgetEndpoint(sessions, options)
                .get("/widget", Optional.empty())
                .headers();

        assertEquals(
                Map.of(
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors https://hr.example.com http://[::1]:8080",
                        "Cache-Control",
                        "no-store",
                        "Referrer-Policy",
                        "no-referrer",
                        "X-Content-Type-Options",
                        "nosniff"),
                headers);
        assertTrue(Optional.ofNullable(open("").headers().get("Content-Security-Policy"))
                .orElseThrow()
                .endsWith("frame-ancestors http://localhost:* https://localhost:* http://127.0.0.1:*"
                        + " https://127.0.0.1:*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "hr.example.com",
                "https://a/",
                "https://a/b",
                "https://a; script-src *",
                "https://a b",
                "ftp://a",
                ""
            })
    void an_origin_cannot_add_to_the_header(String origin) {
        Duration hour = Duration.ofHours(1);
        assertThrows(IllegalArgumentException.class, () -> new WidgetOptions(List.of(origin), hour));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 86_401})
    void a_session_lasts_a_second_to_a_day(long seconds) {
        Duration lifetime = Duration.ofSeconds(seconds);
        assertThrows(IllegalArgumentException.class, () -> new WidgetOptions(List.of(), lifetime));
    }

    @Test
    void no_page_has_an_inline_script_or_an_external_resource() {
        String token = sessions.create(USER).token();
        List<String> valid = List.of(open(token).body(), open("").body());
        now.updateAndGet(time -> time.plusSeconds(60));
        List<String> pages =
                Stream.concat(valid.stream(), Stream.of(open(token).body())).toList();

        for (String page : pages) {
            assertEquals(
                    List.of("href=\"/widget.css\"", "src=\"/widget.js\""),
                    Pattern.compile("\\b(src|href|style|on\\w+)=\"[^\"]*\"")
                            .matcher(page)
                            .results()
                            .map(match -> match.group())
                            .toList());
            assertFalse(page.contains("<style"));
        }
    }

    @Test
    void https_and_http_serve_the_same_widget() throws IOException {
        try (RunningSandbox running = new RunningSandbox()) {
            URI plain = running.sandbox.serveWidgetOverHttp();
            for (String path : List.of("/widget", "/widget.css", "/widget.js", "/widget.xml")) {
                try (Response secure = get(running.client, running.sandbox.baseUrl() + path);
                        Response open = get(running.client, plain + path)) {
                    assertEquals(secure.code(), open.code());
                    assertEquals(secure.body().string(), open.body().string());
                }
            }
            try (Response script = get(running.client, plain + "/widget.js")) {
                assertEquals("text/javascript; charset=utf-8", script.header("Content-Type"));
                assertEquals(200, script.code());
            }
            try (Response api = get(running.client, plain + "/api/v2/partner/psikologihub-1024/sessions")) {
                assertEquals(404, api.code(), "the API is not available over HTTP");
            }
        }
    }

    private static Response get(OkHttpClient client, String url) throws IOException {
        return client.newCall(new Request.Builder().url(url).build()).execute();
    }

    private SandboxResponse open(String token) {
        return endpoint.get("/widget", Optional.of("token=" + token));
    }

    private static Map<String, String> only(Map<String, String> values, String prefix, boolean with) {
        Map<String, String> selected = new HashMap<>(values);
        selected.keySet().removeIf(key -> key.startsWith(prefix) != with);
        return selected;
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
