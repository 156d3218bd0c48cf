package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.application.driven.SessionGateway.Exchange;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SignedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An attempt that was abandoned sends nothing. Here, it is abandoned by its own thread, and so always during the same step. */
class RunningAttemptTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> steps = new ArrayList<>();
    private String abandonedDuring = "";

    private final RunningAttempt attempt = new RunningAttempt(
            new KeyAccess(Requests.PARTNER, this::fetch, time),
            this::prepare,
            Requests.minimal(),
            new IdempotencyKey(new UUID(1, 2)),
            Deadline.start(Duration.ofSeconds(10), time));

    @Test
    void an_attempt_that_is_abandoned_while_the_key_is_fetched_prepares_nothing() {
        abandonedDuring = "fetch";

        assertNotSent(attempt.call());
        assertEquals(List.of("fetch"), steps);
    }

    @Test
    void an_attempt_that_is_abandoned_while_it_is_prepared_sends_nothing() {
        abandonedDuring = "prepare";

        assertNotSent(attempt.call());
        assertEquals(List.of("fetch", "prepare"), steps);
    }

    private static void assertNotSent(AttemptResult result) {
        assertEquals(
                AttemptResult.Failed.withoutResponse(
                        Failure.TIMED_OUT, Delivery.NOT_SENT, "the deadline expired before the request was sent"),
                result);
    }

    private SecretKey fetch(PartnerId partnerId, Duration timeout) {
        begin("fetch");
        return SecretKey.ofText(Requests.SECRET);
    }

    private Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey) {
        begin("prepare");
        return timeout -> {
            begin("send");
            return ScriptedGateway.CREATED;
        };
    }

    private void begin(String step) {
        steps.add(step);
        if (step.equals(abandonedDuring)) {
            attempt.abandon();
        }
    }
}
