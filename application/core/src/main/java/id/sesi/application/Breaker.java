package id.sesi.application;

import id.sesi.application.BreakerState.Sample;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The circuit breaker of all calls of one use case: gives permits for attempts, and learns from how they end.
 * {@link BreakerState} has the rules; this class makes each step atomic. Thread-safe, without locks.
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
        return state.getAndUpdate(before -> before.at(now).acquiring().orElse(before))
                .at(now)
                .acquiring()
                .map(after -> new Permit(after.generation()));
    }

    /** {@return the remaining open time; empty if the breaker is not open} */
    Optional<Duration> remainingDelay() {
        long now = ticker.nanoTime();
        return state.getAcquire().at(now).remainingDelay(now);
    }

    /** A permit for one attempt. Its owner closes it, whatever happens. Not thread-safe. */
    final class Permit implements AutoCloseable {

        final int generation;
        private boolean spent;

        private Permit(int generation) {
            this.generation = generation;
        }

        /** Records what the attempt showed. */
        void record(Sample sample) {
            long now = ticker.nanoTime();
            spend(current -> current.counting(sample, now));
        }

        /** Gives the permit back, unless the attempt was recorded. */
        @Override
        public void close() {
            spend(BreakerState::releasing);
        }

        private void spend(UnaryOperator<BreakerState> change) {
            if (!spent) {
                spent = true;
                state.updateAndGet(current -> current.generation() == generation ? change.apply(current) : current);
            }
        }
    }
}
