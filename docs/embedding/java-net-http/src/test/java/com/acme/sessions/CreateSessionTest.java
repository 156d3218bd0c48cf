package com.acme.sessions;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Delivery;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The use case with this gateway, against the sandbox of the vendor: the situations that a team tests. */
class CreateSessionTest {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");
    private static final SecretSource SECRETS = (partner, timeout) -> SecretKey.ofText("demo-secret-key-123");
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(0, PARTNER, UseCases.signRequest(PARTNER, SECRETS, DEADLINE, Runnable::run));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_session_is_created() throws Exception {
        Outcome.Created created = assertInstanceOf(Outcome.Created.class, create("USR-001", DEADLINE));

        assertTrue(created.session().widgetUrl().forIframe().startsWith("https://"));
    }

    @Test
    void a_refusal_names_the_fields() throws Exception {
        Outcome.Refused refused = assertInstanceOf(Outcome.Refused.class, create("fault-422", DEADLINE));

        assertEquals(Set.of("user.user_id"), refused.error().fieldErrors().keySet());
    }

    /** The deadline leaves no time for the pause that the vendor asks for, so the call ends at once. */
    @Test
    void a_busy_vendor_says_when_to_come_back() throws Exception {
        Outcome outcome = create("fault-429", Duration.ofMillis(900));

        assertEquals("RATE_LIMITED", outcome.result());
        assertTrue(assertInstanceOf(Outcome.Unavailable.class, outcome).retryAt().isPresent());
    }

    @Test
    void an_unreachable_vendor_received_nothing() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = URI.create("https://127.0.0.1:" + socket.getLocalPort());
        }
        Outcome outcome = create(closed, "USR-001", Duration.ofSeconds(1));

        assertEquals("UNREACHABLE", outcome.result());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
    }

    @Test
    void a_slow_vendor_does_not_exceed_the_deadline() throws Exception {
        Outcome outcome = create("fault-slow-4s", Duration.ofSeconds(2));

        assertEquals("TIMED_OUT", outcome.result());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
    }

    private Outcome create(String userId, Duration deadline) throws Exception {
        return create(sandbox.baseUrl(), userId, deadline);
    }

    private Outcome create(URI vendor, String userId, Duration deadline) throws Exception {
        SessionRequest request = SessionRequest.builder(PARTNER)
                .userId(userId)
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
        Environment environment = Environment.STAGING.at(vendor);
        try (JavaNetHttpSessionGateway gateway = new JavaNetHttpSessionGateway(environment, trustInSandbox())) {
            CreateSession createSession =
                    UseCases.createSession(PARTNER, SECRETS, gateway, entry -> {}).build();
            return createSession.create(request, deadline);
        }
    }

    private HostAwareTrust trustInSandbox() throws GeneralSecurityException {
        return HostAwareTrust.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(sandbox.caPem().getBytes(US_ASCII))));
    }
}
