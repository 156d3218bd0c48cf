package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driven.SecretSource;
import id.sesi.domain.Environment;
import io.helidon.webserver.WebServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WidgetServiceTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Logger logger = Logger.getLogger(WidgetService.class.getName());
    private final Logger auditLogger = Logger.getLogger("id.sesi.audit");
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> audit = new CopyOnWriteArrayList<>();
    private final Handler handler = handler(log);
    private final Handler auditHandler = handler(audit);

    @BeforeEach
    void captureLog() {
        logger.addHandler(handler);
        auditLogger.addHandler(auditHandler);
    }

    @AfterEach
    void stopCapturing() {
        logger.removeHandler(handler);
        auditLogger.removeHandler(auditHandler);
    }

    @Test
    void created() throws Exception {
        HttpResponse<String> response = answerTo("USR-001", SANDBOX.environment(), DEADLINE);

        JsonObject widget = Json.createReader(new StringReader(response.body())).readObject();
        assertEquals(200, response.statusCode());
        assertEquals(Set.of("widgetUrl", "expiresInSeconds"), widget.keySet());
        assertTrue(widget.getString("widgetUrl").startsWith(SANDBOX.baseUrl().toString()));
        assertTrue(widget.getInt("expiresInSeconds") > 60);
    }

    /** The browser sends the cookie of your login for the other site, but that site cannot send the header. */
    @Test
    void a_request_from_another_site_is_rejected() throws Exception {
        HttpResponse<String> response = answerTo("USR-001", SANDBOX.environment(), DEADLINE, "Cookie", "login=valid");

        assertEquals(403, response.statusCode());
    }

    @Test
    void refused_because_of_a_field() throws Exception {
        HttpResponse<String> response = answerTo("fault-422", SANDBOX.environment(), DEADLINE);

        assertEquals(422, response.statusCode());
        assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
    }

    @Test
    void too_many_requests() throws Exception {
        assertFailed("1", "RATE_LIMITED", answerTo("fault-429", SANDBOX.environment(), DEADLINE));
    }

    @Test
    void unreachable() throws Exception {
        Environment nothingListens = SANDBOX.environment().withBaseUrl(URI.create("https://127.0.0.1:" + closedPort()));

        assertFailed("5", "UNREACHABLE", answerTo("USR-001", nothingListens, DEADLINE));
    }

    @Test
    void the_deadline_expires() throws Exception {
        assertFailed("5", "TIMED_OUT", answerTo("fault-slow-4s", SANDBOX.environment(), Duration.ofSeconds(1)));
    }

    @Test
    void a_value_that_cannot_be_signed() throws Exception {
        HttpResponse<String> response = answerTo("USR|001", SANDBOX.environment(), DEADLINE);

        assertEquals(422, response.statusCode());
        assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("status 422: user.user_id: "), log.get(0));
    }

    /** The vendor may have created a session, which only the record mentions. */
    @Test
    void a_call_that_outlasts_the_grace_period_is_recorded() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        SecretSource secrets = (partnerId, timeout) -> {
            running.countDown();
            return SANDBOX.secrets().fetch(partnerId, timeout);
        };
        WebServer server = server("fault-slow-4s", SANDBOX.environment(), secrets, DEADLINE);
        HttpClient.newHttpClient().sendAsync(request(server, "X-Requested-With", "fetch"), BodyHandlers.ofString());
        running.await();

        server.stop();

        assertTrue(audit.get(audit.size() - 1).endsWith("outcome"), audit::toString);
        assertTrue(log.get(0).startsWith("status 503: INTERRUPTED: "), log::toString);
    }

    /** The browser does not get the reason, but the log does. */
    private void assertFailed(String retryAfter, String result, HttpResponse<String> response) {
        assertEquals(503, response.statusCode());
        assertEquals("{}", response.body());
        assertEquals(retryAfter, response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("status 503: " + result + ": "), log.get(0));
    }

    private static HttpResponse<String> answerTo(String userId, Environment environment, Duration deadline)
            throws IOException, InterruptedException {
        HttpResponse<String> response = answerTo(userId, environment, deadline, "X-Requested-With", "fetch");
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
        return response;
    }

    private static HttpResponse<String> answerTo(
            String userId, Environment environment, Duration deadline, String... headers)
            throws IOException, InterruptedException {
        WebServer server = server(userId, environment, SANDBOX.secrets(), deadline);
        try {
            return HttpClient.newHttpClient().send(request(server, headers), BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }

    private static WebServer server(String userId, Environment environment, SecretSource secrets, Duration deadline) {
        SesiClient sesi = new SesiClient(SANDBOX.partnerId(), environment, secrets, List.of(SANDBOX.caCertificate()));
        WidgetService widgets = new WidgetService(new SignedInUser(SANDBOX.partnerId(), userId), sesi, deadline);
        return WebServer.builder()
                .host("localhost")
                .port(0)
                .routing(routing -> routing.register("/widget-session", widgets))
                .build()
                .start();
    }

    private static HttpRequest request(WebServer server, String... headers) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/widget-session"))
                .headers(headers)
                .POST(BodyPublishers.noBody())
                .build();
    }

    private static Handler handler(List<String> messages) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                messages.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
