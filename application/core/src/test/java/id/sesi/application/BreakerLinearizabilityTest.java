package id.sesi.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.BreakerState.Sample;
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
 * Concurrent callers see the breaker as if their steps had been taken one after another: for each short history of several
 * threads an order of its steps is searched for (Wing and Gong) that respects which step ended before another began, and in
 * which {@link BreakerState} alone gives the same answers. That the states are right by themselves is {@link BreakerTest}'s.
 */
class BreakerLinearizabilityTest {

    private static final int THREADS = 4;
    private static final int STEPS = 5;
    private static final int ROUNDS = 4_000;

    private static final Sample WELL = new Sample(false, false);
    private static final Sample FAILED = new Sample(true, false);

    private enum Kind {
        ADMIT,
        WELL,
        FAILED,
        RELEASE
    }

    /** One step: what was done when, to the attempt of which term, and at which reading of the clock. */
    private record Step(Kind kind, long began, long ended, long now, int term, boolean admitted) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicLong moments = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();

    // What the breaker read last, on each thread: the step took place at that moment of the virtual clock.
    private final ThreadLocal<Long> lastRead = ThreadLocal.withInitial(() -> 0L);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        lastRead.remove();
    }

    @Test
    void every_history_has_an_order() throws Exception {
        Set<Class<?>> finalStates = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Breaker breaker = new Breaker(this::read);
            BreakerState initial = prepare(breaker, round % 3);
            List<List<Step>> histories = run(breaker, round);
            Search search = new Search(histories);
            assertTrue(search.succeedsFrom(initial, new int[THREADS]), () -> "no order explains " + histories);
            finalStates.add(search.last.getClass());
        }
        assertEquals(
                Set.of(BreakerState.Closed.class, BreakerState.Open.class, BreakerState.HalfOpen.class), finalStates);
    }

    /** A step of the clock now and then lets an open breaker become half-open in the middle of things. */
    private long read() {
        long now = clock.addAndGet(Duration.ofSeconds(2).toNanos());
        lastRead.set(now);
        return now;
    }

    /** Near the edge of a change: 9 failures of 9 attempts; just opened; two trials that did well. */
    private BreakerState prepare(Breaker breaker, int edge) {
        BreakerState state = BreakerState.initial();
        int failures = edge == 0 ? 9 : 10;
        for (int i = 0; i < failures; i++) {
            breaker.tryAcquirePermit().orElseThrow().record(FAILED);
            state = state.counting(FAILED, lastRead.get());
        }
        if (edge == 2) {
            clock.addAndGet(Duration.ofSeconds(30).toNanos());
            for (int i = 0; i < 2; i++) {
                Breaker.Permit trial = breaker.tryAcquirePermit().orElseThrow();
                state = state.at(lastRead.get()).acquiring().orElseThrow();
                trial.record(WELL);
                state = state.counting(WELL, lastRead.get());
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
        Optional<Breaker.Permit> held = Optional.empty();
        for (int i = 0; i < STEPS; i++) {
            long began = moments.incrementAndGet();
            if (held.isEmpty()) {
                held = breaker.tryAcquirePermit();
                steps.add(new Step(
                        Kind.ADMIT,
                        began,
                        moments.incrementAndGet(),
                        lastRead.get(),
                        held.map(permit -> permit.generation).orElse(-1),
                        held.isPresent()));
            } else {
                Kind kind = Kind.values()[1 + random.nextInt(3)];
                end(held.get(), kind);
                steps.add(
                        new Step(kind, began, moments.incrementAndGet(), lastRead.get(), held.get().generation, false));
                held = Optional.empty();
            }
        }
        return steps;
    }

    private static void end(Breaker.Permit permit, Kind kind) {
        switch (kind) {
            case WELL -> permit.record(WELL);
            case FAILED -> permit.record(FAILED);
            default -> permit.close();
        }
    }

    /** Looks for an order of all steps of all threads. */
    private static final class Search {

        private record Visited(BreakerState state, List<Integer> taken) {}

        private final List<List<Step>> histories;
        private final Set<Visited> deadEnds = new HashSet<>();
        private BreakerState last = BreakerState.initial();

        Search(List<List<Step>> histories) {
            this.histories = histories;
        }

        boolean succeedsFrom(BreakerState state, int[] taken) {
            List<Integer> key = new ArrayList<>();
            for (int count : taken) {
                key.add(count);
            }
            long firstEnd = firstEnd(taken);
            if (firstEnd == Long.MAX_VALUE) {
                last = state;
                return true;
            }
            if (!deadEnds.add(new Visited(state, key))) {
                return false;
            }
            for (int thread = 0; thread < taken.length; thread++) {
                if (taken[thread] == histories.get(thread).size()) {
                    continue;
                }
                Step step = histories.get(thread).get(taken[thread]);
                Optional<BreakerState> after = step.began <= firstEnd ? after(state, step) : Optional.empty();
                if (after.isPresent()) {
                    taken[thread]++;
                    boolean succeeds = succeedsFrom(after.get(), taken);
                    taken[thread]--;
                    if (succeeds) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** A step that began after another ended cannot come before it. */
        private long firstEnd(int[] taken) {
            long first = Long.MAX_VALUE;
            for (int thread = 0; thread < taken.length; thread++) {
                if (taken[thread] < histories.get(thread).size()) {
                    first = Math.min(first, histories.get(thread).get(taken[thread]).ended);
                }
            }
            return first;
        }

        /** {@return the state after the step; nothing if in that state it would have answered otherwise} */
        private static Optional<BreakerState> after(BreakerState state, Step step) {
            if (step.kind == Kind.ADMIT) {
                Optional<BreakerState> admitting = state.at(step.now).acquiring();
                return step.admitted
                        ? admitting.filter(after -> after.generation() == step.term)
                        : admitting.isPresent() ? Optional.empty() : Optional.of(state);
            }
            if (state.generation() != step.term) {
                return Optional.of(state);
            }
            return Optional.of(
                    step.kind == Kind.RELEASE
                            ? state.releasing()
                            : state.counting(step.kind == Kind.WELL ? WELL : FAILED, step.now));
        }
    }
}
