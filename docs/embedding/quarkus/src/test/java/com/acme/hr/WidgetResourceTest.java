package com.acme.hr;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.gateway.OkHttpClientFactory;
import id.sesi.adapters.http.gateway.OkHttpSessionGateway;
import id.sesi.adapters.http.widget.WidgetScript;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

@QuarkusTest
@WithTestResource(SandboxResource.class)
class WidgetResourceTest {

    @Inject
    SesiSettings settings;

    @Inject
    SecretSource secrets;

    @Inject
    AuditTrail audit;

    @Inject
    CreateSession createSession;

    @Inject
    EmployeeService employees;

    @Inject
    Vertx vertx;

    private final Logger logger = Logger.getLogger(WidgetResource.class.getName());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void captureLog() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopCapturing() {
        logger.removeHandler(handler);
    }

    @Test
    void created() {
        responseTo("USR-001")
                .statusCode(200)
                .body("$", aMapWithSize(2))
                .body("widgetUrl", startsWith(settings.baseUrl().orElseThrow().toString()))
                .body("expiresInSeconds", greaterThan(60));
    }

    @Test
    void without_a_login_there_is_no_session() {
        given().post("/widget-session").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "null"}) // A browser sends "null" for a frame in a sandbox.
    void a_request_from_another_site_is_rejected(String origin) {
        signedIn("USR-001").header("Origin", origin).post("/widget-session").then().statusCode(403);
    }

    @Test
    void a_request_from_the_page_is_not() {
        signedIn("USR-001")
                .header("Origin", "http://localhost:" + RestAssured.port)
                .post("/widget-session")
                .then()
                .statusCode(200);
    }

    /** The vendor would refuse this user. */
    @Test
    void a_user_in_the_request_is_ignored() {
        signedIn("USR-001")
                .queryParam("userId", "fault-422")
                .contentType(ContentType.JSON)
                .body("{\"userId\": \"fault-422\"}")
                .post("/widget-session")
                .then()
                .statusCode(200);
    }

    @Test
    void refused_because_of_a_field() {
        responseTo("fault-422").statusCode(422).body(equalTo("{\"fields\":[\"user.user_id\"]}"));
    }

    @Test
    void a_value_that_cannot_be_signed() {
        responseTo("USR|001").statusCode(422).body(equalTo("{\"fields\":[\"user.user_id\"]}"));
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("status 422: user.user_id: "), log.get(0));
    }

    @Test
    void too_many_requests() {
        assertFailed("1", "RATE_LIMITED", responseTo("fault-429"));
    }

    @Test
    void quarkus_serves_the_module_for_the_page() {
        get(WidgetScript.PATH).then().statusCode(200).body(containsString("export function mountWidget"));
    }

    /** With a use case of its own: these failures could open the circuit breaker of the application. */
    @Test
    void unreachable() throws IOException {
        Environment nothingListens = Environment.STAGING.withBaseUrl(URI.create("https://127.0.0.1:" + closedPort()));
        SessionGateway gateway =
                new OkHttpSessionGateway(OkHttpClientFactory.create(List.of(), Optional.empty()), nothingListens);
        QuarkusMock.installMockForType(
                UseCases.createSessionBuilder(settings.partnerId(), secrets, gateway, audit).build(), CreateSession.class);

        assertFailed("5", "UNREACHABLE", responseTo("USR-001"));
    }

    @Test
    void the_deadline_expires() {
        CreateSession original = ClientProxy.unwrap(createSession);
        CreateSession withinOneSecond = (request, deadline) -> original.create(request, Duration.ofSeconds(1));
        QuarkusMock.installMockForType(withinOneSecond, CreateSession.class);

        assertFailed("5", "TIMED_OUT", responseTo("fault-slow-4s"));
    }

    /** Sesi fetches it on another thread. */
    @Test
    void the_key_is_fetched_in_the_context_of_the_request() {
        EmployeeService employees = new EmployeeService() {
            @Override
            SessionRequest sessionRequest(PartnerId partnerId, String userId) {
                MDC.put("user", userId);
                return super.sessionRequest(partnerId, userId);
            }
        };
        QuarkusMock.installMockForType(employees, EmployeeService.class);
        AtomicReference<String> seen = new AtomicReference<>();
        SecretSource source = (partner, timeout) -> {
            seen.set(MDC.get("user"));
            return SecretKey.ofText(SandboxResource.SECRET_KEY);
        };
        QuarkusMock.installMockForType(source, SecretSource.class);

        responseTo("USR-001").statusCode(200);

        assertEquals("USR-001", seen.get());
    }

    /** Without this, the call would work, and all requests of the event loop would wait for it. */
    @Test
    void an_endpoint_on_the_event_loop_fails() {
        CompletableFuture<Outcome> call = new CompletableFuture<>();
        vertx.runOnContext(eventLoop -> {
            try {
                call.complete(createSession.create(employees.sessionRequest(settings.partnerId(), "USR-001")));
            } catch (RuntimeException e) {
                call.completeExceptionally(e);
            }
        });

        ExecutionException failure = assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
        assertInstanceOf(BlockingOperationNotAllowedException.class, failure.getCause());
    }

    /** The browser does not get the reason, but the log does. */
    private void assertFailed(String retryAfter, String result, ValidatableResponse response) {
        response.statusCode(503).body(equalTo("{}")).header("Retry-After", equalTo(retryAfter));
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("status 503: " + result + ": "), log.get(0));
    }

    private static ValidatableResponse responseTo(String userId) {
        return signedIn(userId).post("/widget-session").then().header("Cache-Control", "no-store");
    }

    private static RequestSpecification signedIn(String userId) {
        return given().auth().preemptive().basic(userId, SandboxResource.PASSWORD);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
