package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.gateway.GatewayClient;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.application.contract.Requests;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

    private static final RunningSandbox RUNNING = new RunningSandbox();

    private static final String USER = "'user_id':'U','email':'a@b','name':'N'";
    private static final String SIGNATURE = sign("U", "a@b", "N", "", List.of());

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void creates_a_session_for_the_real_gateway() {
        SessionRequest.Builder request = SessionRequest.builder(RunningSandbox.PARTNER)
                .userId("李小龍")
                .email("nguyen@example.com")
                .name("Nguyễn Thị Ánh")
                .username("a|b")
                .companyId("comp-001");
        for (int i = 0; i < 1_000; i++) {
            request.candidate("cand-" + i, "Ñandú \"Ö\" O'Neill 😀 | " + i, "c" + i + "@example.com");
        }

        Session session = assertInstanceOf(AttemptResult.Created.class, post(request.build()))
                .session();

        assertTrue(session.widgetUrl().value().startsWith(RUNNING.sandbox.baseUrl() + "/widget?token="));
        assertTrue(session.widgetUrl().value().endsWith(session.token().value()));
        assertEquals("psikologihub-1024", session.partnerId());
        assertFalse(session.isExpiredAt(Instant.now()));
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
    void checks_partner_then_signature_then_structure(String partner, String body, int status, String words)
            throws IOException {
        String json = body.replace("USER", USER)
                .replace("SIGNED", SIGNATURE)
                .replace("UPPER", SIGNATURE.toUpperCase(java.util.Locale.ROOT))
                .replace('\'', '"');
        try (Response response = send("/api/v2/partner/" + partner + "/sessions", json)) {
            String answer = response.body().string();
            assertEquals(status, response.code(), answer);
            assertTrue(answer.contains(words), answer);
        }
    }

    @Test
    void names_what_is_missing_in_a_candidate() throws IOException {
        String signature = sign("U", "a@b", "N", "", List.of("1"));
        String json = "{'user':{" + USER + ",'candidates':[{'candidate_id':'1','name':'x'}]},'signature':'" + signature
                + "'}";

        try (Response response = send("/api/v2/partner/psikologihub-1024/sessions", json.replace('\'', '"'))) {
            assertEquals(422, response.code());
            assertEquals(
                    "{\"success\":false,\"message\":\"Validation failed\",\"errors\":{"
                            + "\"user.candidates[0].nama\":[\"is required, but missing or empty\"],"
                            + "\"user.candidates[0].email\":[\"is required, but missing or empty\"]}}",
                    response.body().string());
        }
    }

    @Test
    void other_methods_and_paths_are_refused() throws IOException {
        Request get = new Request.Builder()
                .url(RUNNING.sandbox.baseUrl() + "/api/v2/partner/psikologihub-1024/sessions")
                .build();
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
        "fault-401, INVALID_SIGNATURE, ANSWERED",
        "fault-403, DOMAIN_NOT_WHITELISTED, ANSWERED",
        "fault-404, PARTNER_NOT_FOUND, ANSWERED",
        "fault-422, VALIDATION_FAILED, ANSWERED",
        "fault-999, VALIDATION_FAILED, ANSWERED",
        "fault-429, RATE_LIMITED, ANSWERED",
        "fault-500, SERVICE_FAILING, ANSWERED",
        "fault-503, SERVICE_FAILING, ANSWERED",
        "fault-html-502, SERVICE_FAILING, ANSWERED",
        "fault-reset, CONNECTION_LOST, UNKNOWN",
        "fault-truncated, CONNECTION_LOST, UNKNOWN"
    })
    void fails_on_demand(String userId, String result, Delivery delivery) {
        AttemptResult reply = post(user(userId));

        assertEquals(result, reply.name());
        assertEquals(delivery, reply.delivery());
        if (userId.equals("fault-429")) {
            assertEquals(
                    Duration.ofSeconds(1),
                    assertInstanceOf(AttemptResult.Failed.class, reply)
                            .retryAfter()
                            .orElseThrow());
        }
    }

    @Test
    void fails_twice_then_succeeds() {
        assertEquals(
                List.of("SERVICE_FAILING", "SERVICE_FAILING", "CREATED", "SERVICE_FAILING"),
                List.of(
                        post(user("fault-503-twice")).name(),
                        post(user("fault-503-twice")).name(),
                        post(user("fault-503-twice")).name(),
                        post(user("fault-503-twice")).name()));
    }

    @Test
    void is_slow_on_demand() {
        OkHttpSessionGateway gateway = new OkHttpSessionGateway(RUNNING.client, RUNNING.environment());

        AttemptResult reply = gateway.prepare(
                        Requests.signed(user("fault-slow-4s")), IdempotencyKey.random(new SplittableRandom(1)))
                .send(Duration.ofMillis(300));

        assertEquals("TIMED_OUT", reply.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void is_trusted_by_its_certificate_alone(String host) {
        var environment = RUNNING.environment()
                .at(java.net.URI.create(
                        "https://" + host + ":" + RUNNING.sandbox.baseUrl().getPort()));
        SessionRequest request = user("U");

        AttemptResult trusting = post(new OkHttpSessionGateway(RUNNING.client, environment), request);
        AttemptResult others = post(
                new OkHttpSessionGateway(GatewayClient.trusting(List.of(), Optional.empty()), environment), request);

        assertEquals("CREATED", trusting.name());
        assertEquals("UNTRUSTED", others.name());
    }

    @Test
    void says_that_a_port_is_taken() {
        assertThrows(
                IOException.class,
                () -> Sandbox.start(RUNNING.sandbox.baseUrl().getPort(), RunningSandbox.PARTNER, c -> {
                    throw new AssertionError();
                }));
    }

    private static SessionRequest user(String userId) {
        return SessionRequest.builder(RunningSandbox.PARTNER)
                .userId(userId)
                .email("a@b")
                .name("N")
                .build();
    }

    private static AttemptResult post(SessionRequest request) {
        return post(new OkHttpSessionGateway(RUNNING.client, RUNNING.environment()), request);
    }

    private static AttemptResult post(OkHttpSessionGateway gateway, SessionRequest request) {
        return gateway.prepare(Requests.signed(request), IdempotencyKey.random(new SplittableRandom(1)))
                .send(Duration.ofSeconds(20));
    }

    private static Response send(String path, String json) throws IOException {
        Request request = new Request.Builder()
                .url(RUNNING.sandbox.baseUrl() + path)
                .post(RequestBody.create(json.getBytes(UTF_8), MediaType.get("application/json")))
                .build();
        return RUNNING.client.newCall(request).execute();
    }

    private static String sign(String userId, String email, String name, String companyId, List<String> ids) {
        try (SecretKey key = SecretKey.of(Requests.SECRET.getBytes(UTF_8))) {
            return key.sign(CanonicalString.of(RunningSandbox.PARTNER, userId, email, name, companyId, ids))
                    .hex();
        }
    }
}
