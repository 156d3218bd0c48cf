package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.driven.SecretSource;
import id.sesi.domain.Environment;
import java.io.IOException;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class WidgetServerTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Logger logger = (Logger) LoggerFactory.getLogger(WidgetServer.class);
    private final Logger auditLogger = (Logger) LoggerFactory.getLogger("id.sesi.audit");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ListAppender<ILoggingEvent> audit = new ListAppender<>();

    @BeforeEach
    void captureLogs() {
        log.start();
        logger.addAppender(log);
        audit.start();
        auditLogger.addAppender(audit);
    }

    @AfterEach
    void stopCapturing() {
        logger.detachAppender(log);
        auditLogger.detachAppender(audit);
    }

    @Test
    void created() throws Exception {
        HttpResponse<String> response = answerTo("USR-001", SANDBOX.environment(), DEADLINE);

        JsonObject widget = JsonParser.parseString(response.body()).getAsJsonObject();
        assertEquals(200, response.statusCode());
        assertEquals(Set.of("widgetUrl", "expiresInSeconds"), widget.keySet());
        assertTrue(widget.get("widgetUrl").getAsString().startsWith(SANDBOX.baseUrl().toString()));
        assertTrue(widget.get("expiresInSeconds").getAsLong() > 60);
    }

    @Test
    void refused_because_of_a_field() throws Exception {
        HttpResponse<String> response = answerTo("fault-422", SANDBOX.environment(), DEADLINE);

        assertEquals(422, response.statusCode());
        assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
    }

    @Test
    void a_value_that_cannot_be_signed() throws Exception {
        HttpResponse<String> response = answerTo("USR|001", SANDBOX.environment(), DEADLINE);

        assertEquals(422, response.statusCode());
        assertEquals("{\"fields\":[\"user.user_id\"]}", response.body());
        assertEquals(1, log.list.size());
        String line = log.list.get(0).getFormattedMessage();
        assertTrue(line.startsWith("status 422: user.user_id: "), line);
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

    /** A link or an image in a page of another site could send a GET. */
    @Test
    void a_get_or_another_path_creates_no_session() throws Exception {
        try (SesiClient sesi = sesiClient(SANDBOX.environment(), SANDBOX.secrets());
                WidgetServer server = server("USR-001", sesi, DEADLINE)) {
            URI url = URI.create("http://localhost:" + server.port() + "/widget");
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
            assertEquals(405, response.statusCode());

            HttpRequest longerPath = HttpRequest.newBuilder(url.resolve("/widgets")).POST(BodyPublishers.noBody()).build();
            assertEquals(404, HttpClient.newHttpClient().send(longerPath, BodyHandlers.ofString()).statusCode());
        }
    }

    @Test
    void a_stop_waits_for_a_running_call() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        SecretSource secrets = (partnerId, timeout) -> {
            running.countDown();
            return SANDBOX.secrets().fetch(partnerId, timeout);
        };
        CompletableFuture<HttpResponse<String>> response;
        try (SesiClient sesi = sesiClient(SANDBOX.environment(), secrets);
                WidgetServer server = server("fault-slow-4s", sesi, DEADLINE)) {
            response = HttpClient.newHttpClient().sendAsync(post(server), BodyHandlers.ofString());
            running.await();
        }

        assertEquals(200, response.get().statusCode());
        assertEquals(List.of("attempt", "outcome"), audit.list.stream().map(ILoggingEvent::getMessage).toList());
    }

    /** The browser gets a response, and the log has the exception. */
    @Test
    void a_defect_is_logged() throws Exception {
        assertEquals(500, answerTo("USR-001", SANDBOX.environment(), Duration.ZERO).statusCode());
        assertEquals("status 500", log.list.get(0).getFormattedMessage());
    }

    /** The browser does not get the reason, but the log does. */
    private void assertFailed(String retryAfter, String result, HttpResponse<String> response) {
        assertEquals(503, response.statusCode());
        assertEquals("{}", response.body());
        assertEquals(retryAfter, response.headers().firstValue("Retry-After").orElse(""));
        assertEquals(1, log.list.size());
        String line = log.list.get(0).getFormattedMessage();
        assertTrue(line.startsWith("status 503: " + result + ": "), line);
    }

    private static HttpResponse<String> answerTo(String userId, Environment environment, Duration deadline)
            throws IOException, InterruptedException {
        try (SesiClient sesi = sesiClient(environment, SANDBOX.secrets());
                WidgetServer server = server(userId, sesi, deadline)) {
            HttpResponse<String> response = HttpClient.newHttpClient().send(post(server), BodyHandlers.ofString());
            assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
            return response;
        }
    }

    private static SesiClient sesiClient(Environment environment, SecretSource secrets) {
        return new SesiClient(SANDBOX.partnerId(), environment, secrets, List.of(SANDBOX.caCertificate()));
    }

    private static WidgetServer server(String userId, SesiClient sesi, Duration deadline) throws IOException {
        return new WidgetServer(0, new SignedInUser(SANDBOX.partnerId(), userId), sesi.createSession(), deadline);
    }

    private static HttpRequest post(WidgetServer server) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/widget"))
                .POST(BodyPublishers.noBody())
                .build();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
