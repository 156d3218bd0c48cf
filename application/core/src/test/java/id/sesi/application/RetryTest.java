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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's retry rules (contract, section 5; Decided 4, 5, 6 and 10), in virtual time. */
class RetryTest {

    private final VirtualTime time = new VirtualTime();
    private final ScriptedGateway gateway = new ScriptedGateway(time);

    static Stream<AttemptResult> retried() {
        return Stream.of(
                ScriptedGateway.failing(500),
                ScriptedGateway.failing(502),
                ScriptedGateway.failing(503),
                ScriptedGateway.failing(504),
                AttemptResult.Failed.withStatus(Failure.RATE_LIMITED, 429, Optional.empty(), "slow down"),
                ScriptedGateway.withoutResponse(Failure.UNREACHABLE, Delivery.NOT_SENT),
                ScriptedGateway.withoutResponse(Failure.CONNECTION_LOST, Delivery.UNKNOWN),
                ScriptedGateway.withoutResponse(Failure.TIMED_OUT, Delivery.UNKNOWN));
    }

    static Stream<AttemptResult> final_() {
        return Stream.concat(
                Stream.of(Refusal.values()).map(refusal -> new AttemptResult.Refused(refusal, VendorError.NONE)),
                Stream.of(
                        ScriptedGateway.CREATED,
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 408, Optional.empty(), "408"),
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 409, Optional.empty(), "409"),
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 501, Optional.empty(), "501"),
                        AttemptResult.Failed.withStatus(Failure.UNEXPECTED_STATUS, 520, Optional.empty(), "520"),
                        AttemptResult.Failed.withStatus(
                                Failure.UNINTELLIGIBLE_RESPONSE, 200, Optional.empty(), "nonsense"),
                        ScriptedGateway.withoutResponse(Failure.UNTRUSTED, Delivery.NOT_SENT),
                        ScriptedGateway.withoutResponse(Failure.INTERRUPTED, Delivery.UNKNOWN),
                        ScriptedGateway.withoutResponse(Failure.SECRET_UNAVAILABLE, Delivery.NOT_SENT)));
    }

    @ParameterizedTest
    @MethodSource("retried")
    void at_most_three_attempts_are_made(AttemptResult result) {
        gateway.then(result);

        Outcome outcome = create();

        assertEquals(3, gateway.sent.size());
        assertEquals(3, outcome.attempts().size());
        assertEquals(result.name(), outcome.result());
        assertEquals(result.delivery(), outcome.delivery());
    }

    @ParameterizedTest
    @MethodSource("retried")
    void the_second_attempt_may_succeed(AttemptResult result) {
        gateway.then(result).then(ScriptedGateway.CREATED);

        Outcome outcome = create();

        assertSame(ScriptedGateway.SESSION, outcome.orThrow());
        assertEquals(2, outcome.attempts().size());
    }

    @ParameterizedTest
    @MethodSource("final_")
    void what_will_not_change_is_not_tried_again(AttemptResult result) {
        gateway.then(result);

        Outcome outcome = create();

        assertEquals(1, gateway.sent.size());
        assertEquals(List.of(), time.sleeps());
        assertEquals(result.name(), outcome.result());
    }

    @Test
    void a_refusal_ends_it_also_after_a_failure() {
        gateway.then(ScriptedGateway.failing(503))
                .then(new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE));

        assertInstanceOf(Outcome.Refused.class, create());
        assertEquals(2, gateway.sent.size());
    }

    /** The waits are 500 to 800 and 1000 to 1300 ms, ends included (contract, Decided 4). */
    @Test
    void the_jitter_covers_its_whole_range_and_no_more() {
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

    /** min(500 * 2^attempt + random(0..300), 8000): the cap is out of three attempts' reach, but it is the rule. */
    @ParameterizedTest
    @CsvSource({"0, 500, 800", "1, 1000, 1300", "2, 2000, 2300", "3, 4000, 4300", "4, 8000, 8000", "20, 8000, 8000"})
    void the_backoff_doubles_up_to_its_cap(int attempt, long least, long most) {
        RetryPolicy policy = new RetryPolicy(new SplittableRandom(1));
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            seen.add(policy.backoff(attempt).toMillis());
        }

        assertEquals(least, seen.stream().min(Long::compare).orElseThrow());
        assertEquals(most, seen.stream().max(Long::compare).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"0, 500, 800", "500, 500, 800", "900, 900, 900", "3000, 3000, 3000", "8000, 8000, 8000"})
    void the_longer_of_backoff_and_retry_after_is_waited(long retryAfter, long least, long most) {
        gateway.then(ScriptedGateway.asking(503, Duration.ofMillis(retryAfter))).then(ScriptedGateway.CREATED);

        create().orThrow();

        long slept = time.sleeps().get(0).toMillis();
        assertTrue(least <= slept && slept <= most, () -> slept + " ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_retry_after_beyond_the_cap_ends_the_call_and_says_when_to_come_back(int status) {
        Duration asked = Duration.ofMillis(8_001);
        gateway.then(ScriptedGateway.asking(status, asked));

        Outcome.Unavailable outcome = assertInstanceOf(Outcome.Unavailable.class, create());

        assertEquals(1, gateway.sent.size());
        assertEquals(List.of(), time.sleeps());
        Instant answered = VirtualTime.START.plusMillis(100);
        assertEquals(Optional.of(answered.plus(asked)), outcome.retryAt());
        assertEquals("later; it asks for a longer pause than the 8 s of a call", outcome.detail());
    }

    @Test
    void what_the_last_attempt_was_told_is_passed_on() {
        gateway.then(ScriptedGateway.asking(429, Duration.ofSeconds(2)));

        Outcome.Unavailable outcome = assertInstanceOf(Outcome.Unavailable.class, create());

        assertEquals(3, outcome.attempts().size());
        assertEquals(Optional.of(time.instant().plusSeconds(2)), outcome.retryAt());
    }

    @Test
    void each_attempt_fetches_the_secret_and_signs_anew_under_one_idempotency_key() {
        Deque<String> rotating = new ArrayDeque<>(List.of("old-key", "old-key", "new-key"));
        List<SecretKey> fetched = new ArrayList<>();
        gateway.then(ScriptedGateway.failing(500));

        create(UseCases.createSession(
                        timeout -> {
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
        "UNINTELLIGIBLE_RESPONSE, 200, RESPONDED, true",
        "CONNECTION_LOST, 0, UNKNOWN, true",
        "CREATED, 200, RESPONDED, false",
        "RATE_LIMITED, 429, RESPONDED, false",
        "INVALID_SIGNATURE, 401, RESPONDED, false",
        "UNEXPECTED_STATUS, 307, RESPONDED, false",
        "UNREACHABLE, 0, NOT_SENT, false"
    })
    void whether_a_session_may_exist_that_nobody_holds(
            String result, int status, Delivery delivery, boolean mayHaveOrphanedSession) {
        OptionalInt answered = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        AttemptResult ended = result(result, answered, delivery);

        assertEquals(mayHaveOrphanedSession, ended.mayHaveOrphanedSession());
        assertEquals(
                mayHaveOrphanedSession,
                new Outcome.Created(
                                ScriptedGateway.SESSION, List.of(new Attempt(1, ended, Duration.ZERO, Duration.ZERO)))
                        .mayHaveOrphanedSession());
    }

    private static AttemptResult result(String name, OptionalInt status, Delivery delivery) {
        return switch (name) {
            case "CREATED" -> ScriptedGateway.CREATED;
            case "INVALID_SIGNATURE" -> new AttemptResult.Refused(Refusal.INVALID_SIGNATURE, VendorError.NONE);
            default ->
                new AttemptResult.Failed(Failure.valueOf(name), delivery, status, Optional.empty(), "as scripted");
        };
    }

    private Outcome create() {
        return create(createSession(new SplittableRandom(42)));
    }

    private static Outcome create(CreateSession createSession) {
        return createSession.create(Requests.minimal());
    }

    private CreateSession createSession(SplittableRandom random) {
        return UseCases.createSession(timeout -> SecretKey.of(Requests.SECRET.getBytes(UTF_8)), gateway, entry -> {})
                .time(time, time, time)
                .random(random)
                .build();
    }
}
