package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.BreakerState.RecordedResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that the breaker is linearizable: concurrent callers see it as if their steps had happened one after another. The test
 * records short histories of several threads. For each history it searches for a sequential order of the steps (the algorithm
 * of Wing and Gong) with two properties. A step that ended before another began comes first, and {@link BreakerState} without
 * concurrency returns the same results. {@link BreakerTest} tests the states themselves.
 */
class BreakerLinearizabilityTest {

    private static final int THREADS = 4;
    private static final int STEPS = 5;
    private static final int ROUNDS = 4_000;

    private static final RecordedResult SUCCEEDED = new RecordedResult(false, false);
    private static final RecordedResult FAILED = new RecordedResult(true, false);

    private enum Kind {
        ACQUIRE,
        RECORD_SUCCESS,
        RECORD_FAILURE,
        CLOSE
    }

    /**
     * One step of a thread.
     *
     * @param began the position of the start among the starts and ends of all steps
     * @param ended the position of the end
     * @param now the virtual time at which the breaker executed the step
     * @param state the state of the permit, or -1 if none was available
     * @param acquired whether a permit was available
     */
    private record Step(Kind kind, long began, long ended, long now, int generation, boolean acquired) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicLong positions = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();

    // For each thread, the time that the breaker read last, which is the virtual time of the step.
    private final ThreadLocal<Long> lastRead = ThreadLocal.withInitial(() -> 0L);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        lastRead.remove();
    }

    @Test
    void every_history_has_a_sequential_order() throws Exception {
        Set<Class<?>> finalStates = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Breaker breaker = new Breaker(this::read);
            BreakerState initial = prepare(breaker, round % 3);
            List<List<Step>> histories = run(breaker, round);
            Search search = new Search(histories);
            assertTrue(
                    search.succeedsFrom(initial, new int[THREADS]),
                    () -> "no sequential order exists for " + histories);
            finalStates.add(search.finalState.getClass());
        }
        assertEquals(
                Set.of(BreakerState.Closed.class, BreakerState.Open.class, BreakerState.HalfOpen.class), finalStates);
    }

    /** Advances the clock on each read, so that an open breaker sometimes becomes half-open during a history. */
    private long read() {
        long now = clock.addAndGet(Duration.ofSeconds(2).toNanos());
        lastRead.set(now);
        return now;
    }

    /**
     * Brings the breaker close to a change of its state.
     *
     * @param start 0 for closed with 9 failures in 9 attempts, 1 for just opened, 2 for half-open with two successful trials
     */
    private BreakerState prepare(Breaker breaker, int start) {
        BreakerState state = BreakerState.initial();
        int failures = start == 0 ? 9 : 10;
        for (int i = 0; i < failures; i++) {
            breaker.tryAcquirePermit().orElseThrow().record(FAILED);
            state = state.record(FAILED, lastRead.get());
        }
        if (start == 2) {
            clock.addAndGet(Duration.ofSeconds(30).toNanos());
            for (int i = 0; i < 2; i++) {
                Breaker.Permit trial = breaker.tryAcquirePermit().orElseThrow();
                state = state.advanceTo(lastRead.get()).acquire().orElseThrow();
                trial.record(SUCCEEDED);
                state = state.record(SUCCEEDED, lastRead.get());
            }
        }
        return state;
    }

    private List<List<Step>> run(Breaker breaker, int seed) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<List<Step>>> callers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            SplittableRandom random = new SplittableRandom(seed * 31L + thread);
            callers.add(() -> {
                start.await();
                return call(breaker, random);
            });
        }
        List<List<Step>> histories = new ArrayList<>();
        for (Future<List<Step>> history : threads.invokeAll(callers)) {
            histories.add(history.get());
        }
        return histories;
    }

    private List<Step> call(Breaker breaker, SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        Optional<Breaker.Permit> acquired = Optional.empty();
        for (int i = 0; i < STEPS; i++) {
            long began = positions.incrementAndGet();
            if (acquired.isEmpty()) {
                acquired = breaker.tryAcquirePermit();
                steps.add(new Step(
                        Kind.ACQUIRE,
                        began,
                        positions.incrementAndGet(),
                        lastRead.get(),
                        acquired.map(permit -> permit.generation).orElse(-1),
                        acquired.isPresent()));
            } else {
                Kind kind = Kind.values()[1 + random.nextInt(3)];
                Breaker.Permit permit = acquired.get();
                end(permit, kind);
                steps.add(new Step(kind, began, positions.incrementAndGet(), lastRead.get(), permit.generation, false));
                acquired = Optional.empty();
            }
        }
        return steps;
    }

    private static void end(Breaker.Permit permit, Kind kind) {
        switch (kind) {
            case RECORD_SUCCESS -> permit.record(SUCCEEDED);
            case RECORD_FAILURE -> permit.record(FAILED);
            default -> permit.close();
        }
    }

    /** Searches for a sequential order of all steps of all threads. */
    private static final class Search {

        /** A point of the search: the state, and the number of steps of each thread that are already in the order. */
        private record Visited(BreakerState state, List<Integer> counts) {}

        private final List<List<Step>> histories;
        private final Set<Visited> deadEnds = new HashSet<>();
        private BreakerState finalState = BreakerState.initial();

        Search(List<List<Step>> histories) {
            this.histories = histories;
        }

        boolean succeedsFrom(BreakerState state, int[] counts) {
            List<Integer> key = new ArrayList<>();
            for (int count : counts) {
                key.add(count);
            }
            long firstEnd = firstEnd(counts);
            if (firstEnd == Long.MAX_VALUE) {
                finalState = state;
                return true;
            }
            if (!deadEnds.add(new Visited(state, key))) {
                return false;
            }
            for (int thread = 0; thread < counts.length; thread++) {
                if (counts[thread] == histories.get(thread).size()) {
                    continue;
                }
                Step step = histories.get(thread).get(counts[thread]);
                Optional<BreakerState> after = step.began <= firstEnd ? after(state, step) : Optional.empty();
                if (after.isPresent()) {
                    counts[thread]++;
                    boolean succeeds = succeedsFrom(after.get(), counts);
                    counts[thread]--;
                    if (succeeds) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** {@return the first end among the remaining steps} A step that began later cannot be the next one. */
        private long firstEnd(int[] counts) {
            long first = Long.MAX_VALUE;
            for (int thread = 0; thread < counts.length; thread++) {
                if (counts[thread] < histories.get(thread).size()) {
                    first = Math.min(first, histories.get(thread).get(counts[thread]).ended);
                }
            }
            return first;
        }

        /** {@return the state after the step, or empty if the step would have another result in this state} */
        private static Optional<BreakerState> after(BreakerState state, Step step) {
            if (step.kind == Kind.ACQUIRE) {
                Optional<BreakerState> acquired = state.advanceTo(step.now).acquire();
                return step.acquired
                        ? acquired.filter(after -> after.generation() == step.generation)
                        : acquired.isPresent() ? Optional.empty() : Optional.of(state);
            }
            if (state.generation() != step.generation) {
                return Optional.of(state);
            }
            return Optional.of(
                    step.kind == Kind.CLOSE
                            ? state.release()
                            : state.record(step.kind == Kind.RECORD_SUCCESS ? SUCCEEDED : FAILED, step.now));
        }
    }
}
