package com.acme.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.inject.Guice;
import com.google.inject.Injector;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class WidgetResourceTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Logger logger = (Logger) LoggerFactory.getLogger(WidgetResource.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** Lets you see a session: {@code mvn test-compile exec:exec}. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(answerTo("USR-001", SANDBOX.environment(), DEADLINE).body());
        System.out.println("Ctrl+C stops the sandbox, and with it the widget.");
        Thread.currentThread().join();
    }

    @BeforeEach
    void captureLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopCapturing() {
        logger.detachAppender(log);
    }

    @Test
    void created() {
        WidgetResponse answer = answerTo("USR-001", SANDBOX.environment(), DEADLINE);

        assertEquals(200, answer.status());
        assertTrue(answer.body().startsWith("{\"widgetUrl\":\"" + SANDBOX.baseUrl()));
    }

    @Test
    void refused_because_of_a_field() {
        WidgetResponse answer = answerTo("fault-422", SANDBOX.environment(), DEADLINE);

        assertEquals(422, answer.status());
        assertEquals("{\"fields\":[\"user.user_id\"]}", answer.body());
    }

    @Test
    void a_value_that_cannot_be_signed() {
        WidgetResponse answer = answerTo("USR|001", SANDBOX.environment(), DEADLINE);

        assertEquals(422, answer.status());
        assertEquals("{\"fields\":[\"user.user_id\"]}", answer.body());
        assertEquals(1, log.list.size());
        String line = log.list.get(0).getFormattedMessage();
        assertTrue(line.startsWith("status 422: user.user_id: "), line);
    }

    @Test
    void too_many_requests() {
        assertFailed("1", "RATE_LIMITED", answerTo("fault-429", SANDBOX.environment(), DEADLINE));
    }

    @Test
    void unreachable() throws IOException {
        Environment nothingListens = SANDBOX.environment().withBaseUrl(URI.create("https://127.0.0.1:" + closedPort()));

        assertFailed("5", "UNREACHABLE", answerTo("USR-001", nothingListens, DEADLINE));
    }

    @Test
    void the_deadline_expires() {
        assertFailed("5", "TIMED_OUT", answerTo("fault-slow-4s", SANDBOX.environment(), Duration.ofSeconds(1)));
    }

    /** Two instances would have two circuit breakers. */
    @Test
    void all_resources_share_one_use_case() {
        Injector injector = injector("USR-001", SANDBOX.environment(), DEADLINE);

        assertSame(injector.getInstance(CreateSession.class), injector.getInstance(CreateSession.class));
    }

    @Test
    void the_module_of_the_page_is_complete() {
        SesiModule module = new SesiModule(new SesiSettings(
                new PartnerId("psikologihub-1024"),
                Environment.STAGING,
                new FileSecretSource(Path.of("/run/secrets/psikologie")),
                Duration.ofSeconds(10),
                List.of()));

        try (SesiShutdown shutdown = Guice.createInjector(module).getInstance(SesiShutdown.class)) {
            assertNotNull(shutdown);
        }
    }

    /** The browser does not get the reason, but the log does. */
    private void assertFailed(String retryAfter, String result, WidgetResponse answer) {
        assertEquals(503, answer.status());
        assertEquals("{}", answer.body());
        assertEquals(retryAfter, answer.headers().get("Retry-After"));
        assertEquals(1, log.list.size());
        String line = log.list.get(0).getFormattedMessage();
        assertTrue(line.startsWith("status 503: " + result + ": "), line);
    }

    private static WidgetResponse answerTo(String userId, Environment environment, Duration deadline) {
        Injector injector = injector(userId, environment, deadline);
        try (SesiShutdown shutdown = injector.getInstance(SesiShutdown.class)) {
            return injector.getInstance(WidgetResource.class).widget();
        }
    }

    private static Injector injector(String userId, Environment environment, Duration deadline) {
        SesiSettings settings = new SesiSettings(
                SANDBOX.partnerId(), environment, SANDBOX.secrets(), deadline, List.of(SANDBOX.caCertificate()));
        SignedInUser user = partnerId -> SessionRequest.builder(partnerId)
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("cand-001", "Siti Rahma", "siti@example.com")
                .build();
        return Guice.createInjector(new SesiModule(settings), binder -> binder.bind(SignedInUser.class).toInstance(user));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
