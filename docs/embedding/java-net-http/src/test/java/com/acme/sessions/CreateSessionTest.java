package com.acme.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.sandbox.junit.SandboxExtension;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Delivery;
import id.sesi.domain.Environment;
import id.sesi.domain.SessionRequest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The use case with this gateway, against the sandbox of the vendor: the situations that a team tests. */
class CreateSessionTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.start();

    private static final Scenario SLOW_SCENARIO =
            Scenario.parse("{\"steps\": [{\"session\": true, \"delayMillis\": 9000}]}");

    @RegisterExtension
    static final SandboxExtension SLOW = SandboxExtension.startScenario(SLOW_SCENARIO);

    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** Lets you see a session: {@code mvn test-compile exec:exec}. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(create("USR-001", DEADLINE).orThrow().widgetUrl().reveal());
        System.out.println("Ctrl+C stops the sandbox, and with it the widget.");
        Thread.currentThread().join();
    }

    @Test
    void a_session_is_created() throws Exception {
        Outcome.Created created = assertInstanceOf(Outcome.Created.class, create("USR-001", DEADLINE));

        assertTrue(created.session().widgetUrl().reveal().startsWith("https://"));
    }

    @Test
    void a_refusal_names_the_fields() throws Exception {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, create("fault-422", DEADLINE));

        assertEquals(Set.of("user.user_id"), refused.error().fieldErrors().keySet());
    }

    @Test
    void a_busy_vendor_says_when_to_come_back() throws Exception {
        Outcome outcome = create("fault-429", DEADLINE);

        assertEquals("RATE_LIMITED", outcome.name());
        assertTrue(assertInstanceOf(Outcome.Failed.class, outcome).retryAt().isPresent());
    }

    @Test
    void an_unreachable_vendor_received_nothing() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("https://127.0.0.1:" + socket.getLocalPort());
        }

        Outcome outcome = create(SANDBOX.environment().withBaseUrl(closed), "USR-001", DEADLINE);

        assertFailed("UNREACHABLE", outcome);
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
    }

    @Test
    void a_slow_vendor_does_not_exceed_the_deadline() throws Exception {
        Outcome outcome = create("fault-slow-4s", Duration.ofSeconds(3));

        assertFailed("TIMED_OUT", outcome);
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
    }

    @Test
    void closing_the_gateway_ends_a_running_call_and_blames_no_vendor() throws Exception {
        JavaNetHttpSessionGateway gateway =
                new JavaNetHttpSessionGateway(SLOW.environment(), HostAwareTrust.of(SLOW.caCertificate()));
        CompletableFuture<Outcome> call = CompletableFuture.supplyAsync(() -> create(gateway, "USR-001", DEADLINE));
        while (SLOW_SCENARIO.playedSteps() == 0) { // The vendor has read the request.
            Thread.onSpinWait();
        }

        gateway.close();

        Outcome ended = call.get(5, TimeUnit.SECONDS);
        assertTrue(ended.description().contains("the gateway is closed"), ended.description());
        assertEquals(Delivery.UNKNOWN, ended.delivery());
        Outcome later = create(gateway, "USR-001", DEADLINE);
        assertTrue(later.description().contains("the gateway is closed"), later.description());
        assertEquals(Delivery.NOT_SENT, later.delivery());
    }

    /** Neither a closed port nor a deadline says when to try again. */
    private static void assertFailed(String result, Outcome outcome) {
        assertEquals(result, outcome.name());
        assertEquals(Optional.empty(), assertInstanceOf(Outcome.Failed.class, outcome).retryAt());
    }

    private static Outcome create(String userId, Duration deadline) throws GeneralSecurityException {
        return create(SANDBOX.environment(), userId, deadline);
    }

    private static Outcome create(Environment environment, String userId, Duration deadline)
            throws GeneralSecurityException {
        try (JavaNetHttpSessionGateway gateway = gateway(environment)) {
            return create(gateway, userId, deadline);
        }
    }

    private static JavaNetHttpSessionGateway gateway(Environment environment) throws GeneralSecurityException {
        return new JavaNetHttpSessionGateway(environment, HostAwareTrust.of(SANDBOX.caCertificate()));
    }

    private static Outcome create(SessionGateway gateway, String userId, Duration deadline) {
        SessionRequest request = SessionRequest.builder(SANDBOX.partnerId())
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
        return UseCases.createSessionBuilder(SANDBOX.partnerId(), SANDBOX.secrets(), gateway, entry -> {})
                .build()
                .create(request, deadline);
    }
}
