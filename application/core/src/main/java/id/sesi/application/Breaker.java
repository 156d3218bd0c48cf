package id.sesi.application;

import id.sesi.application.BreakerState.RecordedResult;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The circuit breaker that all calls of one use case share. It grants permits for attempts and records their results.
 * {@link BreakerState} contains the rules; this class makes each transition atomic. Thread-safe and lock-free.
 */
final class Breaker {

    private final Ticker ticker;
    private final AtomicReference<BreakerState> state = new AtomicReference<>(BreakerState.initial());

    Breaker(Ticker ticker) {
        this.ticker = ticker;
    }

    /** {@return a permit for one attempt, or empty if none is allowed now} */
    Optional<Permit> tryAcquirePermit() {
        long now = ticker.nanoTime();
        return state.getAndUpdate(before -> before.advanceTo(now).acquire().orElse(before))
                .advanceTo(now)
                .acquire()
                .map(after -> new Permit(after.generation()));
    }

    /** {@return the remaining open time; empty if the breaker is not open} */
    Optional<Duration> remainingOpenTime() {
        long now = ticker.nanoTime();
        return state.getAcquire().advanceTo(now).remainingOpenTime(now);
    }

    /** A permit for one attempt. Its owner must always close it. Not thread-safe. */
    final class Permit implements AutoCloseable {

        final int generation;
        private boolean isFinished;

        private Permit(int generation) {
            this.generation = generation;
        }

        /** Records the result of the attempt. */
        void record(RecordedResult result) {
            long now = ticker.nanoTime();
            finish(current -> current.record(result, now));
        }

        /** Returns the permit, unless the result of the attempt was recorded. */
        @Override
        public void close() {
            finish(BreakerState::release);
        }

        private void finish(UnaryOperator<BreakerState> change) {
            if (!isFinished) {
                isFinished = true;
                state.updateAndGet(current -> current.generation() == generation ? change.apply(current) : current);
            }
        }
    }
}
