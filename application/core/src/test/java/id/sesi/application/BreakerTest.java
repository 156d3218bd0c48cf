package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.BreakerState.Sample;
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

/** The vendor's circuit breaker (contract, section 5), one caller at a time. */
class BreakerTest {

    private static final Sample WELL = new Sample(false, false);
    private static final Sample FAILED = new Sample(true, false);
    private static final Sample SLOW = new Sample(false, true);

    private final VirtualTime time = new VirtualTime();
    private final Breaker breaker = new Breaker(time);

    /** 5 of 10 and 6 of 10 are enough, one less is not; with 9 attempts nothing is. */
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
    void opens_at_half_failed_or_six_tenths_slow(String attempts, boolean opens) {
        attempts.chars().forEach(attempt -> end(health(attempt)));

        assertEquals(opens, breaker.remainingDelay().isPresent());
        assertEquals(!opens, breaker.tryAcquirePermit().isPresent());
    }

    private static Sample health(int attempt) {
        return attempt == 'F' ? FAILED : attempt == 'S' ? SLOW : WELL;
    }

    /** In the closed state resilience4j counts as the vendor does; afterwards it does not (docs/decisions/0016-breaker.md). */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.45, 0.5, 0.6, 0.9})
    void opens_at_the_very_attempt_at_which_resilience4j_does(double probability) {
        SplittableRandom random = new SplittableRandom((long) (probability * 1_000));
        int opened = 0;
        for (int i = 0; i < 300; i++) {
            Breaker ours = new Breaker(time);
            CircuitBreaker theirs = resilience4j();
            for (int attempt = 0; attempt < 200 && ours.remainingDelay().isEmpty(); attempt++) {
                boolean fails = random.nextDouble() < probability;
                // Exactly 3 s is not slow.
                Duration took = Duration.ofMillis(
                        random.nextDouble() < probability ? 3_000 + random.nextInt(3) : random.nextInt(3_001));
                ours.tryAcquirePermit()
                        .orElseThrow()
                        .record(Sample.of(fails ? failure() : ScriptedGateway.CREATED, took)
                                .orElseThrow());
                if (fails) {
                    theirs.onError(took.toMillis(), TimeUnit.MILLISECONDS, new IOException());
                } else {
                    theirs.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
                }
                assertEquals(
                        theirs.getState() == CircuitBreaker.State.OPEN,
                        ours.remainingDelay().isPresent());
            }
            opened += ours.remainingDelay().isPresent() ? 1 : 0;
        }
        assertTrue(probability < 0.3 || opened > 0, "the sequences open breakers");
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
    void fails_fast_for_thirty_seconds_and_says_how_long_still() {
        open();

        time.pass(Duration.ofSeconds(30).minusNanos(1));
        assertEquals(Optional.of(Duration.ofNanos(1)), breaker.remainingDelay());
        assertTrue(breaker.tryAcquirePermit().isEmpty());

        time.pass(Duration.ofNanos(1));
        assertEquals(Optional.empty(), breaker.remainingDelay());
        assertTrue(breaker.tryAcquirePermit().isPresent());
    }

    @Test
    void lets_three_trials_through_and_no_more() {
        open();
        time.pass(Duration.ofSeconds(30));

        List<Breaker.Permit> trials = admitAll();

        assertEquals(3, trials.size());
        assertEquals(Optional.empty(), breaker.remainingDelay(), "it is not known how long the trials take");
    }

    @Test
    void closes_after_three_trials_that_did_well_and_starts_counting_anew() {
        open();
        time.pass(Duration.ofSeconds(30));
        for (Breaker.Permit trial : admitAll()) {
            trial.record(WELL);
        }

        for (int i = 0; i < 9; i++) {
            end(FAILED);
        }
        assertEquals(Optional.empty(), breaker.remainingDelay());
        end(FAILED);
        assertTrue(breaker.remainingDelay().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"F", "S", ".F", ".S", "..F", "..S"})
    void a_trial_that_fails_or_is_slow_opens_it_for_another_thirty_seconds(String trials) {
        open();
        time.pass(Duration.ofSeconds(31));
        trials.chars().forEach(trial -> end(health(trial)));

        assertEquals(Optional.of(Duration.ofSeconds(30)), breaker.remainingDelay());
    }

    @Test
    void a_trial_that_is_given_back_can_be_had_again() {
        open();
        time.pass(Duration.ofSeconds(30));
        List<Breaker.Permit> trials = admitAll();

        trials.get(1).close();
        trials.get(1).close();

        assertEquals(1, admitAll().size());
    }

    @Test
    void an_attempt_that_ended_is_not_given_back() {
        open();
        time.pass(Duration.ofSeconds(30));
        Breaker.Permit trial = breaker.tryAcquirePermit().orElseThrow();
        trial.record(WELL);
        trial.close();

        assertEquals(2, admitAll().size());
    }

    /** What began before it opened says nothing about how the service does after it had time to recover. */
    @Test
    void attempts_of_an_earlier_term_do_not_count() {
        List<Breaker.Permit> early = List.of(
                breaker.tryAcquirePermit().orElseThrow(),
                breaker.tryAcquirePermit().orElseThrow(),
                breaker.tryAcquirePermit().orElseThrow(),
                breaker.tryAcquirePermit().orElseThrow());
        open();
        early.get(0).record(WELL);
        assertTrue(breaker.tryAcquirePermit().isEmpty());

        time.pass(Duration.ofSeconds(30));
        List<Breaker.Permit> trials = admitAll();
        early.get(1).record(FAILED);
        early.get(2).close();
        assertTrue(admitAll().isEmpty(), "no trial is given back that was none");
        trials.forEach(trial -> trial.record(WELL));
        early.get(3).record(SLOW);

        assertEquals(20, admit(20).size(), "it is closed");
    }

    /** Everything else, against a model: random admissions, ends, releases and time, many permits at once. */
    @Test
    void does_what_the_model_does() {
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            refused += compareWithModel(new SplittableRandom(seed), 2 + seed % 8);
        }
        assertTrue(refused > 10_000, "the sequences get beyond the closed state");
    }

    private record UnderWay(Breaker.Permit ours, int theirs) {}

    private static int compareWithModel(SplittableRandom random, int oneFailsIn) {
        VirtualTime time = new VirtualTime();
        Breaker ours = new Breaker(time);
        BreakerModel model = new BreakerModel();
        List<UnderWay> underWay = new ArrayList<>();
        int refused = 0;
        for (int step = 0; step < 1_000; step++) {
            switch (random.nextInt(8)) {
                case 0 -> time.pass(Duration.ofNanos(random.nextLong(20_000_000_000L)));
                case 1 -> ours.remainingDelay().ifPresent(time::pass);
                case 2, 3, 4 -> {
                    Optional<Breaker.Permit> permit = ours.tryAcquirePermit();
                    Optional<Integer> expected = model.admit(time.nanoTime());
                    assertEquals(expected.isPresent(), permit.isPresent());
                    permit.ifPresent(mine -> underWay.add(new UnderWay(mine, expected.orElseThrow())));
                    refused += permit.isPresent() ? 0 : 1;
                }
                default -> endOne(underWay, model, time, random, oneFailsIn);
            }
            assertEquals(model.remainingDelay(time.nanoTime()), ours.remainingDelay());
        }
        return refused;
    }

    private static void endOne(
            List<UnderWay> underWay, BreakerModel model, VirtualTime time, SplittableRandom random, int oneFailsIn) {
        if (underWay.isEmpty()) {
            return;
        }
        UnderWay one = underWay.remove(random.nextInt(underWay.size()));
        if (random.nextInt(10) == 0) {
            one.ours.close();
            model.released(one.theirs);
            return;
        }
        Sample health = new Sample(random.nextInt(oneFailsIn) == 0, random.nextInt(2 * oneFailsIn) == 0);
        one.ours.record(health);
        model.ended(one.theirs, health, time.nanoTime());
    }

    @ParameterizedTest
    @EnumSource
    void a_refusal_comes_from_a_service_that_works(Refusal refusal) {
        assertEquals(Optional.of(WELL), Sample.of(new AttemptResult.Refused(refusal, VendorError.NONE), Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 0, true",
        "UNTRUSTED, 0, true",
        "CONNECTION_LOST, 0, true",
        "TIMED_OUT, 0, true",
        "RATE_LIMITED, 429, true",
        "SERVICE_FAILING, 503, true",
        "UNINTELLIGIBLE_RESPONSE, 200, true",
        "UNEXPECTED_STATUS, 302, true",
        "UNEXPECTED_STATUS, 501, true",
        "UNEXPECTED_STATUS, 409, false",
        "UNEXPECTED_STATUS, 418, false",
        "INTERRUPTED, 0,",
        "SECRET_UNAVAILABLE, 0,"
    })
    void what_a_failure_says_about_the_service(Failure failure, int status, Boolean failed) {
        AttemptResult reply = status == 0
                ? AttemptResult.Failed.withoutResponse(failure, Delivery.UNKNOWN, "")
                : AttemptResult.Failed.withStatus(failure, status, Optional.empty(), "");

        Optional<Sample> health = Sample.of(reply, Duration.ofSeconds(3));

        assertEquals(Optional.ofNullable(failed), health.map(Sample::failed));
        assertFalse(health.map(Sample::slow).orElse(false));
    }

    @Test
    void more_than_three_seconds_are_slow() {
        Duration limit = Duration.ofSeconds(3);

        assertEquals(Optional.of(WELL), Sample.of(ScriptedGateway.CREATED, limit));
        assertEquals(Optional.of(SLOW), Sample.of(ScriptedGateway.CREATED, limit.plusNanos(1)));
    }

    private void end(Sample health) {
        breaker.tryAcquirePermit().ifPresent(permit -> permit.record(health));
    }

    private void open() {
        for (int i = 0; i < 10; i++) {
            end(FAILED);
        }
        assertTrue(breaker.remainingDelay().isPresent());
    }

    private List<Breaker.Permit> admitAll() {
        return admit(100);
    }

    private List<Breaker.Permit> admit(int most) {
        List<Breaker.Permit> permits = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            breaker.tryAcquirePermit().ifPresent(permits::add);
        }
        return permits;
    }
}
