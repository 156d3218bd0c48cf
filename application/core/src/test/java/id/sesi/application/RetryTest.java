package id.sesi.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Attempt;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's retry rules (contract, section 5; decisions 4, 5 and 6 and 10), in virtual time. */
class RetryTest {

    private static final IdempotencyKey KEY = new IdempotencyKey(new UUID(1, 2));

    private final VirtualTime time = new VirtualTime();
    private final ScriptedGateway gateway = new ScriptedGateway(time);

    static Stream<AttemptResult> retryable() {
        return Stream.of(
                ScriptedGateway.failing(500),
                ScriptedGateway.failing(502),
                ScriptedGateway.failing(503),
                ScriptedGateway.failing(504),
                AttemptResult.Failed.withStatus(Failure.RATE_LIMITED, 429, Optional.empty(), "slow down"),
                ScriptedGateway.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT),
                ScriptedGateway.withoutResponse(Failure.NOT_PROCESSED, Delivery.NOT_SENT),
                ScriptedGateway.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN),
                ScriptedGateway.withoutResponse(Failure.TIMED_OUT, Delivery.UNKNOWN));
    }

    static Stream<AttemptResult> notRetryable() {
        return Stream.concat(
                Stream.of(Refusal.values()).map(refusal -> new AttemptResult.Refused(refusal, VendorError.NONE)),
                Stream.of(
                        ScriptedGateway.CREATED,
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 408, Optional.empty(), "408"),
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 409, Optional.empty(), "409"),
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 501, Optional.empty(), "501"),
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 520, Optional.empty(), "520"),
                        AttemptResult.Failed.withStatus(Failure.INVALID_RESPONSE, 200, Optional.empty(), "nonsense"),
                        ScriptedGateway.withoutResponse(Failure.UNTRUSTED_CERTIFICATE, Delivery.NOT_SENT),
                        ScriptedGateway.withoutResponse(Failure.HOSTNAME_MISMATCH, Delivery.NOT_SENT),
                        ScriptedGateway.withoutResponse(Failure.EXPIRED_CERTIFICATE, Delivery.NOT_SENT),
                        ScriptedGateway.withoutResponse(Failure.PROXY_REFUSED, Delivery.NOT_SENT),
                        ScriptedGateway.withoutResponse(Failure.INTERRUPTED, Delivery.UNKNOWN),
                        ScriptedGateway.withoutResponse(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT)));
    }

    @ParameterizedTest
    @MethodSource("retryable")
    void a_call_makes_at_most_three_attempts(AttemptResult result) {
        gateway.then(result);

        Outcome outcome = create();

        assertEquals(3, gateway.sent.size());
        assertEquals(3, outcome.attempts().size());
        assertEquals(result.name(), outcome.name());
        assertEquals(result.delivery(), outcome.delivery());
    }

    @ParameterizedTest
    @MethodSource("retryable")
    void the_second_attempt_may_succeed(AttemptResult result) {
        gateway.then(result).then(ScriptedGateway.CREATED);

        Outcome outcome = create();

        assertSame(ScriptedGateway.SESSION, outcome.orThrow());
        assertEquals(2, outcome.attempts().size());
    }

    @ParameterizedTest
    @MethodSource("notRetryable")
    void a_result_that_would_not_change_is_not_retried(AttemptResult result) {
        gateway.then(result);

        Outcome outcome = create();

        assertEquals(1, gateway.sent.size());
        assertEquals(List.of(), time.sleeps());
        assertEquals(result.name(), outcome.name());
    }

    @Test
    void a_refusal_after_a_failure_ends_the_call() {
        gateway.then(ScriptedGateway.failing(503))
                .then(new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));

        assertInstanceOf(Outcome.Refused.class, create());
        assertEquals(2, gateway.sent.size());
    }

    /** The pauses are 500 to 800 ms and 1000 to 1300 ms, inclusive (contract, decision 4). */
    @Test
    void the_jitter_covers_exactly_its_range() {
        RetryPolicy policy = new RetryPolicy(new SplittableRandom(4711));
        Set<Long> first = new TreeSet<>();
        Set<Long> second = new TreeSet<>();
        for (int i = 0; i < 10_000; i++) {
            first.add(pauseAfter(policy, 1));
            second.add(pauseAfter(policy, 2));
        }

        assertEquals(millis(500, 800), first);
        assertEquals(millis(1_000, 1_300), second);
    }

    private static long pauseAfter(RetryPolicy policy, int attempts) {
        return policy.decide(ScriptedGateway.failing(500), attempts, CreateSession.DEFAULT_DEADLINE)
                .pause()
                .toMillis();
    }

    private static Set<Long> millis(long first, long last) {
        Set<Long> all = new TreeSet<>();
        for (long i = first; i <= last; i++) {
            all.add(i);
        }
        return all;
    }

    /** The rule is min(500 * 2^attempt + random(0..300), 8000) ms. A call of three attempts never reaches the maximum. */
    @ParameterizedTest
    @CsvSource({"0, 500, 800", "1, 1000, 1300", "2, 2000, 2300", "3, 4000, 4300", "4, 8000, 8000", "20, 8000, 8000"})
    void the_backoff_doubles_up_to_its_maximum(int attempt, long min, long max) {
        RetryPolicy policy = new RetryPolicy(new SplittableRandom(1));
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            seen.add(policy.backoff(attempt).toMillis());
        }

        assertEquals(min, seen.stream().min(Long::compare).orElseThrow());
        assertEquals(max, seen.stream().max(Long::compare).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"0, 500, 800", "500, 500, 800", "900, 900, 900", "3000, 3000, 3000", "8000, 8000, 8000"})
    void the_pause_is_the_longer_one_of_backoff_and_retry_after(long retryAfter, long min, long max) {
        gateway.then(ScriptedGateway.asking(503, Duration.ofMillis(retryAfter))).then(ScriptedGateway.CREATED);

        create().orThrow();

        long pause = time.sleeps().get(0).toMillis();
        assertTrue(min <= pause && pause <= max, () -> pause + " ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_retry_after_above_the_maximum_ends_the_call_and_is_reported(int status) {
        Duration asked = Duration.ofMillis(8_001);
        gateway.then(ScriptedGateway.asking(status, asked));

        Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, create());

        assertEquals(1, gateway.sent.size());
        assertEquals(List.of(), time.sleeps());
        Instant responded = VirtualTime.START.plusMillis(100);
        assertEquals(Optional.of(responded.plus(asked)), outcome.retryAt());
        assertEquals("later; the vendor asks for a pause of more than 8 s", outcome.detail());
    }

    @Test
    void the_outcome_contains_the_retry_after_of_the_last_attempt() {
        gateway.then(ScriptedGateway.asking(429, Duration.ofSeconds(2)));

        Outcome.Failed outcome = assertInstanceOf(Outcome.Failed.class, create());

        assertEquals(3, outcome.attempts().size());
        assertEquals(Optional.of(time.instant().plusSeconds(2)), outcome.retryAt());
    }

    @Test
    void each_attempt_fetches_the_secret_and_signs_anew_under_one_idempotency_key() {
        Deque<String> rotating = new ArrayDeque<>(List.of("old-key", "old-key", "new-key"));
        List<SecretKey> fetched = new ArrayList<>();
        gateway.then(ScriptedGateway.failing(500));

        create(UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> {
                            SecretKey key = SecretKey.of(rotating.remove().getBytes(UTF_8));
                            fetched.add(key);
                            return key;
                        },
                        gateway,
                        entry -> {})
                .time(time, time, time)
                .build());

        assertEquals(3, fetched.size());
        assertEquals(
                List.of(true, false),
                List.of(signature(0).equals(signature(1)), signature(1).equals(signature(2))));
        assertEquals(
                1,
                gateway.sent.stream().map(ScriptedGateway.Sent::key).distinct().count());
    }

    private String signature(int attempt) {
        return gateway.sent.get(attempt).request().signature().hex();
    }

    @Test
    void the_outcome_lists_each_attempt_with_its_duration_and_pause() {
        gateway.then(ScriptedGateway.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN), Duration.ofMillis(40))
                .then(ScriptedGateway.failing(503), Duration.ofMillis(250))
                .then(ScriptedGateway.CREATED, Duration.ofMillis(70));

        Outcome outcome = create();

        List<Duration> pauses = time.sleeps();
        assertEquals(
                List.of(
                        new Attempt(
                                1,
                                ScriptedGateway.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN),
                                Duration.ofMillis(40),
                                pauses.get(0)),
                        new Attempt(2, ScriptedGateway.failing(503), Duration.ofMillis(250), pauses.get(1)),
                        new Attempt(3, ScriptedGateway.CREATED, Duration.ofMillis(70), Duration.ZERO)),
                outcome.attempts());
        assertEquals(Delivery.UNKNOWN, outcome.delivery());
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE_FAILING, 500, RESPONDED, true",
        "UNEXPECTED_STATUS, 520, RESPONDED, true",
        "UNEXPECTED_STATUS, 201, RESPONDED, true",
        "INVALID_RESPONSE, 200, RESPONDED, true",
        "CONNECTION_LOST, 0, UNKNOWN, true",
        "CREATED, 200, RESPONDED, false",
        "RATE_LIMITED, 429, RESPONDED, false",
        "INVALID_SIGNATURE, 401, RESPONDED, false",
        "UNEXPECTED_STATUS, 307, RESPONDED, false",
        "UNREACHABLE, 0, NOT_SENT, false",
        "NOT_PROCESSED, 0, NOT_SENT, false"
    })
    void each_result_tells_whether_an_orphaned_session_may_exist(
            String result, int status, Delivery delivery, boolean mayHaveOrphanedSession) {
        OptionalInt httpStatus = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        AttemptResult attemptResult = result(result, httpStatus, delivery);

        assertEquals(mayHaveOrphanedSession, attemptResult.mayHaveOrphanedSession());
        assertEquals(
                mayHaveOrphanedSession,
                new Outcome.Created(
                                ScriptedGateway.SESSION,
                                KEY,
                                List.of(new Attempt(1, attemptResult, Duration.ZERO, Duration.ZERO)))
                        .mayHaveOrphanedSession());
    }

    private static AttemptResult result(String name, OptionalInt status, Delivery delivery) {
        return switch (name) {
            case "CREATED" -> ScriptedGateway.CREATED;
            case "INVALID_SIGNATURE" -> new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE);
            default ->
                new AttemptResult.Failed(
                        Failure.valueOf(name), delivery, status, Optional.empty(), "as scripted", VendorError.NONE);
        };
    }

    private Outcome create() {
        return create(createSession(new SplittableRandom(42)));
    }

    private static Outcome create(CreateSession createSession) {
        return createSession.create(Requests.minimal());
    }

    private CreateSession createSession(SplittableRandom random) {
        return UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.of(Requests.SECRET.getBytes(UTF_8)),
                        gateway,
                        entry -> {})
                .time(time, time, time)
                .random(random)
                .build();
    }
}
