package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

    private static final RunningSandbox RUNNING = new RunningSandbox();

    private static final String SESSIONS = "/api/v2/partner/psikologihub-1024/sessions";
    private static final String USER = "'user_id':'U','email':'a@b','name':'N'";
    private static final String SIGNATURE = sign("U", "a@b", "N", "", List.of());

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void creates_a_session_for_a_large_request() throws IOException {
        List<String> ids = IntStream.range(0, 1_000).mapToObj(i -> "cand-" + i).toList();
        String signature = sign("李小龍", "nguyen@example.com", "Nguyễn Thị Ánh", "comp-001", ids);
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.beginObject().name("user").beginObject();
            writer.name("user_id").value("李小龍").name("email").value("nguyen@example.com");
            writer.name("name").value("Nguyễn Thị Ánh").name("username").value("a|b");
            writer.name("company")
                    .beginObject()
                    .name("company_id")
                    .value("comp-001")
                    .endObject();
            writer.name("candidates").beginArray();
            for (String id : ids) {
                writer.beginObject().name("candidate_id").value(id);
                writer.name("nama").value("Ñandú \"Ö\" O'Neill 😀 | " + id);
                writer.name("email").value(id + "@example.com").endObject();
            }
            writer.endArray().endObject().name("signature").value(signature).endObject();
        }
        Instant before = Instant.now();

        Map<String, String> session = new HashMap<>();
        try (Response response = send(SESSIONS, json.readUtf8());
                JsonReader reader = JsonReader.of(response.body().source())) {
            assertEquals(200, response.code());
            assertEquals("application/json", response.header("Content-Type"));
            reader.beginObject();
            while (reader.hasNext()) {
                session.put(
                        reader.nextName(),
                        reader.peek() == JsonReader.Token.BOOLEAN
                                ? String.valueOf(reader.nextBoolean())
                                : reader.nextString());
            }
        }

        String token = Optional.ofNullable(session.remove("sessionToken")).orElseThrow();
        long expiresAt =
                Long.parseLong(Optional.ofNullable(session.remove("expiresIn")).orElseThrow());
        assertEquals(
                Map.of(
                        "success",
                        "true",
                        "widgetUrl",
                        RUNNING.sandbox.baseUrl() + "/widget?token=" + token,
                        "partnerId",
                        "psikologihub-1024"),
                session);
        assertTrue(expiresAt >= before.getEpochSecond() + 3_600, expiresAt + " is too early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "psikologihub-1024 # {'user':{USER},'signature':'SIGNED'} # 200 # sessionToken",
                "psikologihub-1024 # {'user':{USER,'new':[1]},'x':null,'signature':'SIGNED'} # 200 # sessionToken",
                "psikologihub-1024 # {'user':{USER,'company':{},'candidates':[]},'signature':'SIGNED'} # 200 # sessionToken",
                "psikologihub-1024 # {'user':{USER,'company':null,'username':null},'signature':'SIGNED'} # 200 # sessionToken",
                "other # {'user':{},'signature':'x'} # 404 # Partner not found or inactive",
                "other # not json # 404 # Partner not found or inactive",
                "psikologihub-1024 # not json # 400 # Malformed request",
                "psikologihub-1024 # [] # 400 # Malformed request",
                "psikologihub-1024 # {} # 401 # Invalid signature",
                "psikologihub-1024 # {'user':{USER}} # 401 # Invalid signature",
                "psikologihub-1024 # {'user':{USER},'signature':7} # 401 # Invalid signature",
                "psikologihub-1024 # {'user':{USER},'signature':'UPPER'} # 401 # Invalid signature",
                "psikologihub-1024 # {'user':{USER,'candidates':[{'candidate_id':'1'}]},'signature':'SIGNED'} # 401 #"
                        + " Invalid signature",
                "psikologihub-1024 # {'user':{USER,'company':{'email':'x'}},'signature':'SIGNED'} # 422 # user.company.email",
                "psikologihub-1024 # {'user':{USER,'username':7},'signature':'SIGNED'} # 422 # user.username",
                "psikologihub-1024 # {'user':{USER,'candidates':{}},'signature':'SIGNED'} # 422 # user.candidates",
                "psikologihub-1024 # {'user':{'email':'a@b','name':'N'},'signature':'SIGNED'} # 422 # user.user_id"
            })
    void checks_partner_then_signature_then_structure(String partner, String body, int status, String expectedText)
            throws IOException {
        String json = body.replace("USER", USER)
                .replace("SIGNED", SIGNATURE)
                .replace("UPPER", SIGNATURE.toUpperCase(Locale.ROOT))
                .replace('\'', '"');
        try (Response response = send("/api/v2/partner/" + partner + "/sessions", json)) {
            String text = response.body().string();
            assertEquals(status, response.code(), text);
            assertTrue(text.contains(expectedText), text);
        }
    }

    @Test
    void missing_fields_of_a_candidate_are_reported() throws IOException {
        String signature = sign("U", "a@b", "N", "", List.of("1"));
        String json = "{'user':{" + USER + ",'candidates':[{'candidate_id':'1','name':'x'}]},'signature':'" + signature
                + "'}";

        try (Response response = send(SESSIONS, json.replace('\'', '"'))) {
            assertEquals(422, response.code());
            assertEquals(
                    "{\"success\":false,\"message\":\"Validation failed\",\"errors\":{"
                            + "\"user.candidates[0].nama\":[\"is required, but missing or empty\"],"
                            + "\"user.candidates[0].email\":[\"is required, but missing or empty\"]}}",
                    response.body().string());
        }
    }

    @Test
    void other_methods_and_paths_are_rejected() throws IOException {
        Request get =
                new Request.Builder().url(RUNNING.sandbox.baseUrl() + SESSIONS).build();
        try (Response response = RUNNING.client.newCall(get).execute()) {
            assertEquals(405, response.code());
            assertEquals("POST", response.header("Allow"));
        }
        try (Response response = send("/api/v1/sessions", "{}")) {
            assertEquals(404, response.code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fault-401, 401, application/json, Invalid signature",
        "fault-403, 403, application/json, Domain not whitelisted",
        "fault-404, 404, application/json, Partner not found or inactive",
        "fault-422, 422, application/json, requests this error from the sandbox",
        "fault-999, 422, application/json, is not a known fault of the sandbox",
        "fault-429, 429, application/json, Too many requests",
        "fault-500, 500, application/json, Internal server error",
        "fault-503, 503, application/json, Service unavailable",
        "fault-html-502, 502, text/html, 502 Bad Gateway"
    })
    void the_user_id_selects_a_fault(String userId, int status, String contentType, String expectedText)
            throws IOException {
        try (Response response = send(SESSIONS, signed(userId))) {
            String text = response.body().string();
            assertEquals(status, response.code(), text);
            assertEquals(contentType, response.header("Content-Type"));
            assertTrue(text.contains(expectedText), text);
            assertEquals(status == 429 ? "1" : "none", response.header("Retry-After", "none"));
        }
    }

    @Test
    void fault_reset_closes_the_connection() {
        assertThrows(IOException.class, () -> send(SESSIONS, signed("fault-reset")));
    }

    @Test
    void fault_truncated_sends_half_a_response() throws IOException {
        try (Response response = send(SESSIONS, signed("fault-truncated"))) {
            assertEquals(200, response.code());
            assertThrows(ProtocolException.class, () -> response.body().string());
        }
    }

    @Test
    void fault_503_twice_fails_twice_and_then_succeeds() throws IOException {
        String request = signed("fault-503-twice");
        assertEquals(
                List.of(503, 503, 200, 503),
                List.of(status(request), status(request), status(request), status(request)));
    }

    @Test
    void fault_slow_4s_delays_the_response() {
        OkHttpClient impatient =
                RUNNING.client.newBuilder().callTimeout(Duration.ofMillis(300)).build();
        assertThrows(
                InterruptedIOException.class,
                () -> send(impatient, RUNNING.sandbox.baseUrl(), SESSIONS, signed("fault-slow-4s")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void only_clients_with_the_ca_certificate_trust_the_sandbox(String host) throws IOException {
        URI baseUrl =
                URI.create("https://" + host + ":" + RUNNING.sandbox.baseUrl().getPort());

        try (Response response = send(RUNNING.client, baseUrl, SESSIONS, signed("U"))) {
            assertEquals(200, response.code());
        }
        assertThrows(SSLHandshakeException.class, () -> send(new OkHttpClient(), baseUrl, SESSIONS, signed("U")));
    }

    @Test
    void a_port_that_is_in_use_is_rejected() {
        assertThrows(
                IOException.class,
                () -> Sandbox.start(RUNNING.sandbox.baseUrl().getPort(), RunningSandbox.PARTNER, c -> {
                    throw new AssertionError();
                }));
    }

    /** {@return a valid request with this user_id} */
    private static String signed(String userId) {
        return "{'user':{'user_id':'%s','email':'a@b','name':'N'},'signature':'%s'}"
                .formatted(userId, sign(userId, "a@b", "N", "", List.of()))
                .replace('\'', '"');
    }

    private static int status(String json) throws IOException {
        try (Response response = send(SESSIONS, json)) {
            return response.code();
        }
    }

    private static Response send(String path, String json) throws IOException {
        return send(RUNNING.client, RUNNING.sandbox.baseUrl(), path, json);
    }

    private static Response send(OkHttpClient client, URI baseUrl, String path, String json) throws IOException {
        Request request = new Request.Builder()
                .url(baseUrl + path)
                .post(RequestBody.create(json.getBytes(UTF_8), MediaType.get("application/json")))
                .build();
        return client.newCall(request).execute();
    }

    private static String sign(String userId, String email, String name, String companyId, List<String> ids) {
        try (SecretKey key = SecretKey.ofText(RunningSandbox.SECRET)) {
            return key.sign(CanonicalString.of(RunningSandbox.PARTNER, userId, email, name, companyId, ids))
                    .hex();
        }
    }
}
