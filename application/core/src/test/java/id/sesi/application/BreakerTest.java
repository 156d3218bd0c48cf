package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.BreakerState.RecordedResult;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the circuit breaker (contract, section 5), tested on one thread. */
class BreakerTest {

    private static final RecordedResult SUCCEEDED = new RecordedResult(false, false);
    private static final RecordedResult FAILED = new RecordedResult(true, false);
    private static final RecordedResult SLOW = new RecordedResult(false, true);

    private final VirtualTime time = new VirtualTime();
    private final Breaker breaker = new Breaker(time);

    /**
     * F is a failed attempt, S a slow one. The breaker opens at 5 failures in 10 attempts or at 6 slow attempts in 10, but not
     * with fewer than 10 attempts.
     */
    @ParameterizedTest
    @CsvSource({
        "FFFFFFFFF, false",
        "FFFFFFFFFF, true",
        "FFFF......, false",
        "FFFFF....., true",
        "SSSSS....., false",
        "SSSSSS...., true",
        "SSSSSSSSS, false",
        "FFFFSSSSS., false",
        "FFFFFFFFF.., true",
        "..........FFFFFFFFF., false",
        "..........FFFFFFFFFF, true",
        "FFFF..................FFFFFFFFF, false",
        "FFFF................FFFFFFFFFF, true"
    })
    void opens_at_fifty_percent_failed_or_sixty_percent_slow(String attempts, boolean opens) {
        attempts.chars().forEach(attempt -> attempt(sample(attempt)));

        assertEquals(opens, breaker.remainingOpenTime().isPresent());
        assertEquals(!opens, breaker.tryAcquirePermit().isPresent());
    }

    private static RecordedResult sample(int attempt) {
        return attempt == 'F' ? FAILED : attempt == 'S' ? SLOW : SUCCEEDED;
    }

    /** Only in the closed state do resilience4j and the vendor count in the same way (docs/decisions/0016-breaker.md). */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.45, 0.5, 0.6, 0.9})
    void opens_at_the_same_attempt_as_resilience4j(double probability) {
        SplittableRandom random = new SplittableRandom((long) (probability * 1_000));
        int opened = 0;
        for (int i = 0; i < 300; i++) {
            Breaker ours = new Breaker(time);
            CircuitBreaker theirs = resilience4j();
            for (int attempt = 0; attempt < 200 && ours.remainingOpenTime().isEmpty(); attempt++) {
                boolean fails = random.nextDouble() < probability;
                // An attempt of exactly 3 s is not slow.
                Duration took = Duration.ofMillis(
                        random.nextDouble() < probability ? 3_000 + random.nextInt(3) : random.nextInt(3_001));
                ours.tryAcquirePermit()
                        .orElseThrow()
                        .record(RecordedResult.of(fails ? failure() : ScriptedGateway.CREATED, took)
                                .orElseThrow());
                if (fails) {
                    theirs.onError(took.toMillis(), TimeUnit.MILLISECONDS, new IOException());
                } else {
                    theirs.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
                }
                assertEquals(
                        theirs.getState() == CircuitBreaker.State.OPEN,
                        ours.remainingOpenTime().isPresent());
            }
            opened += ours.remainingOpenTime().isPresent() ? 1 : 0;
        }
        assertTrue(probability < 0.3 || opened > 0, "no sequence opened the breaker");
    }

    private static CircuitBreaker resilience4j() {
        return CircuitBreaker.of(
                "oracle",
                CircuitBreakerConfig.custom()
                        .slidingWindow(20, 10, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(50)
                        .slowCallRateThreshold(60)
                        .slowCallDurationThreshold(Duration.ofSeconds(3))
                        .waitDurationInOpenState(Duration.ofSeconds(30))
                        .build());
    }

    private static AttemptResult failure() {
        return ScriptedGateway.failing(500);
    }

    @Test
    void stays_open_for_thirty_seconds_and_reports_the_remaining_time() {
        open();

        time.pass(Duration.ofSeconds(30).minusNanos(1));
        assertEquals(Optional.of(Duration.ofNanos(1)), breaker.remainingOpenTime());
        assertTrue(breaker.tryAcquirePermit().isEmpty());

        time.pass(Duration.ofNanos(1));
        assertEquals(Optional.empty(), breaker.remainingOpenTime());
        assertTrue(breaker.tryAcquirePermit().isPresent());
    }

    @Test
    void grants_three_trials_when_half_open() {
        open();
        time.pass(Duration.ofSeconds(30));

        List<Breaker.Permit> trials = acquireAll();

        assertEquals(3, trials.size());
        assertEquals(Optional.empty(), breaker.remainingOpenTime(), "the duration of the trials is unknown");
    }

    @Test
    void closes_after_three_successful_trials_and_restarts_counting() {
        open();
        time.pass(Duration.ofSeconds(30));
        for (Breaker.Permit trial : acquireAll()) {
            trial.record(SUCCEEDED);
        }

        for (int i = 0; i < 9; i++) {
            attempt(FAILED);
        }
        assertEquals(Optional.empty(), breaker.remainingOpenTime());
        attempt(FAILED);
        assertTrue(breaker.remainingOpenTime().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "S", ".F", ".S", "..F", "..S"})
    void a_failed_or_slow_trial_opens_the_breaker_for_thirty_seconds(String trials) {
        open();
        time.pass(Duration.ofSeconds(31));
        trials.chars().forEach(trial -> attempt(sample(trial)));

        assertEquals(Optional.of(Duration.ofSeconds(30)), breaker.remainingOpenTime());
    }

    @Test
    void a_returned_permit_is_available_again() {
        open();
        time.pass(Duration.ofSeconds(30));
        List<Breaker.Permit> trials = acquireAll();

        trials.get(1).close();
        trials.get(1).close();

        assertEquals(1, acquireAll().size());
    }

    @Test
    void a_permit_with_a_recorded_result_is_not_returned() {
        open();
        time.pass(Duration.ofSeconds(30));
        Breaker.Permit trial = breaker.tryAcquirePermit().orElseThrow();
        trial.record(SUCCEEDED);
        trial.close();

        assertEquals(2, acquireAll().size());
    }

    /** An attempt that began before the breaker opened says nothing about a service that had time to recover. */
    @Test
    void attempts_of_an_earlier_generation_do_not_count() {
        List<Breaker.Permit> early = List.of(
                breaker.tryAcquirePermit().orElseThrow(),
                breaker.tryAcquirePermit().orElseThrow(),
                breaker.tryAcquirePermit().orElseThrow(),
                breaker.tryAcquirePermit().orElseThrow());
        open();
        early.get(0).record(SUCCEEDED);
        assertTrue(breaker.tryAcquirePermit().isEmpty());

        time.pass(Duration.ofSeconds(30));
        List<Breaker.Permit> trials = acquireAll();
        early.get(1).record(FAILED);
        early.get(2).close();
        assertTrue(acquireAll().isEmpty(), "a permit of an earlier generation was counted as a trial");
        trials.forEach(trial -> trial.record(SUCCEEDED));
        early.get(3).record(SLOW);

        assertEquals(20, acquire(20).size(), "the breaker is not closed");
    }

    @Test
    void each_change_of_the_state_begins_a_new_generation() {
        List<Breaker.Permit> permits = acquire(1);
        open();
        time.pass(Duration.ofSeconds(30));
        permits.addAll(acquireAll());
        permits.forEach(permit -> permit.record(SUCCEEDED));
        permits.addAll(acquire(1));

        assertEquals(
                List.of(0, 2, 2, 2, 3),
                permits.stream().map(permit -> permit.generation).toList());
    }

    /** Random sequences: acquires, records and closes permits, and lets time pass, with many permits at the same time. */
    @Test
    void behaves_like_the_model() {
        int denied = 0;
        for (int seed = 0; seed < 300; seed++) {
            denied += compareWithModel(new SplittableRandom(seed), 2 + seed % 8);
        }
        assertTrue(denied > 10_000, "the sequences rarely leave the closed state");
    }

    private record ActivePermit(Breaker.Permit permit, int inModel) {}

    private static int compareWithModel(SplittableRandom random, int oneFailsIn) {
        VirtualTime time = new VirtualTime();
        Breaker breaker = new Breaker(time);
        BreakerModel model = new BreakerModel();
        List<ActivePermit> active = new ArrayList<>();
        int denied = 0;
        for (int step = 0; step < 1_000; step++) {
            switch (random.nextInt(8)) {
                case 0 -> time.pass(Duration.ofNanos(random.nextLong(20_000_000_000L)));
                case 1 -> breaker.remainingOpenTime().ifPresent(time::pass);
                case 2, 3, 4 -> {
                    Optional<Breaker.Permit> acquired = breaker.tryAcquirePermit();
                    Optional<Integer> expected = model.tryAcquirePermit(time.nanoTime());
                    assertEquals(expected.isPresent(), acquired.isPresent());
                    acquired.ifPresent(permit -> active.add(new ActivePermit(permit, expected.orElseThrow())));
                    denied += acquired.isPresent() ? 0 : 1;
                }
                default -> finishOne(active, model, time, random, oneFailsIn);
            }
            assertEquals(model.remainingOpenTime(time.nanoTime()), breaker.remainingOpenTime());
        }
        return denied;
    }

    private static void finishOne(
            List<ActivePermit> active, BreakerModel model, VirtualTime time, SplittableRandom random, int oneFailsIn) {
        if (active.isEmpty()) {
            return;
        }
        ActivePermit one = active.remove(random.nextInt(active.size()));
        if (random.nextInt(10) == 0) {
            one.permit.close();
            model.close(one.inModel);
            return;
        }
        RecordedResult sample =
                new RecordedResult(random.nextInt(oneFailsIn) == 0, random.nextInt(2 * oneFailsIn) == 0);
        one.permit.record(sample);
        model.record(one.inModel, sample, time.nanoTime());
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_is_a_success_for_the_breaker(Refusal refusal) {
        assertEquals(
                Optional.of(SUCCEEDED),
                RecordedResult.of(new AttemptResult.Refused(refusal, VendorError.NONE), Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 0, true",
        "PROXY_REFUSED, 0, true",
        "HOSTNAME_MISMATCH, 0, true",
        "EXPIRED_CERTIFICATE, 0, true",
        "NOT_PROCESSED, 0,",
        "UNTRUSTED_CERTIFICATE, 0, true",
        "CONNECTION_LOST, 0, true",
        "TIMED_OUT, 0,",
        "RATE_LIMITED, 429, true",
        "SERVICE_FAILING, 503, true",
        "INVALID_RESPONSE, 200, true",
        "UNEXPECTED_STATUS, 302, true",
        "UNEXPECTED_STATUS, 501, true",
        "UNEXPECTED_STATUS, 409, false",
        "UNEXPECTED_STATUS, 418, false",
        "INTERRUPTED, 0,",
        "SECRET_UNAVAILABLE, 0,"
    })
    void each_failure_counts_as_failed_succeeded_or_not_at_all(Failure failure, int status, Boolean failed) {
        AttemptResult result = status == 0
                ? AttemptResult.Failed.withoutResponse(failure, Delivery.UNKNOWN, "")
                : AttemptResult.Failed.withStatus(failure, status, Optional.empty(), "");

        Optional<RecordedResult> sample = RecordedResult.of(result, Duration.ofSeconds(3));

        assertEquals(Optional.ofNullable(failed), sample.map(RecordedResult::failed));
        assertFalse(sample.map(RecordedResult::slow).orElse(false));
    }

    @Test
    void an_attempt_of_more_than_three_seconds_is_slow() {
        Duration limit = Duration.ofSeconds(3);

        assertEquals(Optional.of(SUCCEEDED), RecordedResult.of(ScriptedGateway.CREATED, limit));
        assertEquals(Optional.of(SLOW), RecordedResult.of(ScriptedGateway.CREATED, limit.plusNanos(1)));
    }

    private void attempt(RecordedResult sample) {
        breaker.tryAcquirePermit().ifPresent(permit -> permit.record(sample));
    }

    private void open() {
        for (int i = 0; i < 10; i++) {
            attempt(FAILED);
        }
        assertTrue(breaker.remainingOpenTime().isPresent());
    }

    private List<Breaker.Permit> acquireAll() {
        return acquire(100);
    }

    private List<Breaker.Permit> acquire(int max) {
        List<Breaker.Permit> permits = new ArrayList<>();
        for (int i = 0; i < max; i++) {
            breaker.tryAcquirePermit().ifPresent(permits::add);
        }
        return permits;
    }
}
