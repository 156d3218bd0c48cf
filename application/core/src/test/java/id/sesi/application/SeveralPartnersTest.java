package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralPartnersTest {

    private static final PartnerId OTHER = new PartnerId("other-partner");
    private final List<PartnerId> asked = new ArrayList<>();
    private final List<Signature> sent = new ArrayList<>();
    private final List<AuditRecord> audited = new ArrayList<>();

    private final SecretSource secrets = (partnerId, timeout) -> {
        asked.add(partnerId);
        return SecretKey.ofText("key of " + partnerId);
    };

    @Test
    void one_source_and_one_gateway_serve_a_use_case_for_each_partner() {
        CreateSession first = createSession(Requests.PARTNER, recording(ScriptedGateway.CREATED));
        CreateSession second = createSession(OTHER, recording(ScriptedGateway.CREATED));

        first.create(request(Requests.PARTNER)).orThrow();
        second.create(request(OTHER)).orThrow();

        assertEquals(List.of(Requests.PARTNER, OTHER), asked);
        assertEquals(List.of(signatureOf(Requests.PARTNER), signatureOf(OTHER)), sent);
    }

    @Test
    void a_request_of_another_partner_is_refused_before_a_key_is_fetched() {
        Outcome outcome = createSession(Requests.PARTNER, recording(ScriptedGateway.CREATED))
                .create(request(OTHER));

        Outcome.Failed failed = (Outcome.Failed) outcome;
        assertEquals(Failure.SECRET_UNAVAILABLE, failed.failure());
        assertTrue(failed.detail().contains("other-partner"), failed.detail());
        assertEquals(List.of(), asked);
        assertEquals(List.of(), sent);
        assertEquals(2, audited.size());
    }

    @Test
    void signing_for_another_partner_is_refused_before_a_key_is_fetched() {
        SignRequest signRequest = UseCases.signRequest(Requests.PARTNER, secrets, Duration.ofSeconds(1), Runnable::run);

        assertThrows(
                SecretUnavailableException.class,
                () -> signRequest.sign(request(OTHER).canonicalString()));
        assertEquals(List.of(), asked);
    }

    @Test
    void an_open_breaker_of_one_partner_does_not_stop_another_one() {
        Failed failing = Failed.withoutResponse(Failure.INVALID_RESPONSE, Delivery.RESPONDED, "scripted");
        CreateSession first = createSession(Requests.PARTNER, recording(failing));
        CreateSession second = createSession(OTHER, recording(ScriptedGateway.CREATED));
        for (int i = 0; i < 10; i++) {
            first.create(request(Requests.PARTNER));
        }

        Outcome.Failed open = (Outcome.Failed) first.create(request(Requests.PARTNER));
        assertEquals(Failure.BREAKER_OPEN, open.failure());
        second.create(request(OTHER)).orThrow();
    }

    private CreateSession createSession(PartnerId partnerId, SessionGateway gateway) {
        return UseCases.createSessionBuilder(partnerId, secrets, gateway, audited::add)
                .build();
    }

    private SessionGateway recording(AttemptResult result) {
        return (request, idempotencyKey) -> timeout -> {
            sent.add(request.signature());
            return result;
        };
    }

    private static SessionRequest request(PartnerId partnerId) {
        return SessionRequest.builder(partnerId)
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
    }

    private static Signature signatureOf(PartnerId partnerId) {
        try (SecretKey key = SecretKey.ofText("key of " + partnerId)) {
            return key.sign(request(partnerId).canonicalString());
        }
    }
}
