package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.AuditRecord.AttemptEnded;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.AttemptResult.Refused;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.application.result.VendorError;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The effect of the circuit breaker on calls. */
class BreakerInCallsTest {

    private final VirtualTime time = new VirtualTime();
    private final ScriptedGateway gateway = new ScriptedGateway(time);
    private final List<AttemptEnded> attempts = new ArrayList<>();
    private final List<Outcome> nested = new ArrayList<>();
    private Runnable whileFetching = () -> {};
    private Duration invalidateTime = Duration.ZERO;
    private int invalidations;

    private final SecretSource secrets = new SecretSource() {
        @Override
        public SecretKey fetch(PartnerId partnerId, Duration timeout) {
            whileFetching.run();
            return SecretKey.of(Requests.SECRET.getBytes(UTF_8));
        }

        @Override
        public void invalidate(PartnerId partnerId, SecretKey rejectedKey) {
            invalidations++;
            time.pass(invalidateTime);
        }
    };

    private final CreateSession createSession = builder().build();

    @Test
    void an_open_breaker_ends_a_call_at_once_and_reports_when_to_retry() {
        open();
        int sent = gateway.sent.size();

        Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, create());

        assertEquals(Failure.BREAKER_OPEN, outcome.failure());
        assertEquals(List.of(), outcome.attempts());
        assertEquals(Delivery.NOT_SENT, outcome.delivery());
        assertEquals(Optional.of(time.instant().plusSeconds(30)), outcome.retryAt());
        assertEquals(sent, gateway.sent.size());
    }

    @Test
    void a_call_whose_attempt_opens_the_breaker_ends_without_a_pause() {
        gateway.then(ScriptedGateway.failing(503));
        for (int i = 0; i < 3; i++) {
            create();
        }
        int pauses = time.sleeps().size();

        Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, create());

        assertEquals(Failure.BREAKER_OPEN, outcome.failure());
        assertEquals(1, outcome.attempts().size(), "the tenth attempt in total opens the breaker");
        assertTrue(
                outcome.detail().endsWith("; the last attempt of this call ended with SERVICE_FAILING"),
                outcome.detail());
        assertEquals(Duration.ZERO, outcome.attempts().get(0).pause());
        assertEquals(pauses, time.sleeps().size());
        assertEquals(Optional.of(time.instant().plusSeconds(30)), outcome.retryAt());
    }

    @Test
    void the_record_of_an_attempt_says_until_when_the_breaker_is_open() {
        gateway.then(ScriptedGateway.failing(503));
        for (int i = 0; i < 3; i++) {
            create();
        }
        assertEquals(
                List.of(Optional.empty()),
                attempts.stream().map(AttemptEnded::breakerOpenUntil).distinct().toList());

        create();

        AttemptEnded opening = attempts.get(9);
        assertEquals(Optional.of(opening.time().plusSeconds(30)), opening.breakerOpenUntil());
    }

    /** A caller that waits for 2 s does not show that the service is failing, or slower than 3 s. */
    @Test
    void calls_with_short_deadlines_do_not_open_the_breaker() {
        gateway.then(Failed.timedOut(Delivery.UNKNOWN), Duration.ofSeconds(2));

        for (int i = 0; i < 20; i++) {
            Outcome outcome = createSession.create(Requests.minimal(), Duration.ofSeconds(2));
            assertEquals("TIMED_OUT", outcome.name());
        }
    }

    @Test
    void timeouts_after_more_than_three_seconds_open_the_breaker() {
        gateway.then(Failed.timedOut(Delivery.UNKNOWN), Duration.ofMillis(3001));
        for (int i = 0; i < 10; i++) {
            createSession.create(Requests.minimal(), Duration.ofMillis(3001));
        }

        assertEquals("BREAKER_OPEN", create().name());
    }

    /** New TLS connections take long on a busy machine, although the vendor responds in time. */
    @Test
    void the_time_to_connect_does_not_make_an_attempt_slow() {
        gateway.then(ScriptedGateway.CREATED, Duration.ofSeconds(8), Duration.ofSeconds(5));
        for (int i = 0; i < 20; i++) {
            assertEquals("CREATED", create().name());
        }
    }

    @Test
    void slow_responses_open_the_breaker() {
        gateway.then(ScriptedGateway.CREATED, Duration.ofMillis(8001), Duration.ofSeconds(5));
        for (int i = 0; i < 10; i++) {
            assertEquals("CREATED", create().name());
        }

        assertEquals("BREAKER_OPEN", create().name());
    }

    @Test
    void a_gateway_that_reports_an_impossible_time_to_connect_is_not_believed() {
        for (Duration impossible : List.of(Duration.ofSeconds(-10), Duration.ofSeconds(100))) {
            gateway.then(ScriptedGateway.CREATED, Duration.ofSeconds(1), impossible);
            for (int i = 0; i < 20; i++) {
                assertEquals("CREATED", create().name());
            }
        }
    }

    /** The vendor has already responded when the source is told. */
    @Test
    void the_time_to_invalidate_a_key_does_not_make_an_attempt_slow() {
        invalidateTime = Duration.ofSeconds(4);
        gateway.then(new Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));
        for (int i = 0; i < 20; i++) {
            assertEquals("INVALID_SIGNATURE", create().name());
        }
        assertEquals(20, invalidations);
    }

    /** Each call makes another one while it fetches its key, so the calls run at the same time. */
    @Test
    void only_three_calls_try_whether_the_service_works_again() {
        open();
        time.pass(Duration.ofSeconds(30));
        gateway.then(ScriptedGateway.CREATED);
        whileFetching = () -> nested.add(create());

        assertEquals("CREATED", create().name());

        assertEquals(
                List.of("BREAKER_OPEN", "CREATED", "CREATED"),
                nested.stream().map(Outcome::name).toList());
        Outcome.Failed fourth = assertInstanceOf(Outcome.Failed.class, nested.get(0));
        assertEquals(List.of(), fourth.attempts());
        assertEquals(Optional.empty(), fourth.retryAt(), "the duration of the trials is unknown");
    }

    /** A call that the open breaker ends has no slot, so it must not return one. */
    @Test
    void an_open_breaker_does_not_raise_the_limit_of_concurrent_calls() {
        CreateSession limited = builder().maxConcurrentCalls(1).build();
        gateway.then(ScriptedGateway.failing(503));
        for (int i = 0; i < 5; i++) {
            limited.create(Requests.minimal());
        }
        assertEquals("BREAKER_OPEN", limited.create(Requests.minimal()).name());
        time.pass(Duration.ofSeconds(30));
        gateway.then(ScriptedGateway.CREATED);
        whileFetching = () -> nested.add(limited.create(Requests.minimal(), Duration.ofNanos(1)));

        assertEquals("CREATED", limited.create(Requests.minimal()).name());

        assertEquals(
                List.of("TOO_MANY_CALLS"), nested.stream().map(Outcome::name).toList());
    }

    @Test
    void an_attempt_without_a_key_returns_its_permit() {
        open();
        time.pass(Duration.ofSeconds(30));
        whileFetching = () -> {
            throw new SecretUnavailableException("the source has no key");
        };
        for (int i = 0; i < 5; i++) {
            assertEquals("SECRET_UNAVAILABLE", create().name());
        }
        whileFetching = () -> {};
        gateway.then(ScriptedGateway.CREATED);

        assertEquals("CREATED", create().name());
    }

    @Test
    void the_breaker_closes_when_the_service_works_again() {
        open();
        time.pass(Duration.ofSeconds(30));
        gateway.then(ScriptedGateway.CREATED);

        for (int i = 0; i < 20; i++) {
            assertEquals("CREATED", create().name());
        }
    }

    private UseCases.CreateSessionBuilder builder() {
        return UseCases.createSessionBuilder(
                        Requests.PARTNER, secrets, gateway, entry -> entry.fold(attempts::add, end -> true))
                .time(time, time, time);
    }

    private void open() {
        gateway.then(ScriptedGateway.failing(503));
        for (int i = 0; i < 4; i++) {
            create();
        }
    }

    private Outcome create() {
        return createSession.create(Requests.minimal());
    }
}
