package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The circuit breaker of all calls of one use case: lets attempts through or not, and learns from how they end. What it
 * does when is in {@link BreakerState}; this class makes each step atomic. Thread-safe, without locks.
 */
final class Breaker {

    private final Ticker ticker;
    private final AtomicReference<BreakerState> state = new AtomicReference<>(BreakerState.initial());

    Breaker(Ticker ticker) {
        this.ticker = ticker;
    }

    /** {@return leave for one attempt; nothing if the service is to be left alone} */
    Optional<Permit> tryAcquirePermit() {
        long now = ticker.nanoTime();
        return state.getAndUpdate(before -> before.at(now).admitting().orElse(before))
                .at(now)
                .admitting()
                .map(after -> new Permit(after.term()));
    }

    /** {@return how long nothing is let through for certain; nothing if something may be, or if that is not known} */
    Optional<Duration> remainingDelay() {
        long now = ticker.nanoTime();
        return state.getAcquire().at(now).remainingDelay(now);
    }

    /** Leave for one attempt. Whoever has it closes it, whatever happens. Not thread-safe. */
    final class Permit implements AutoCloseable {

        final int term;
        private boolean spent;

        private Permit(int term) {
            this.term = term;
        }

        /** Says how the attempt ended. */
        void ended(AttemptHealth health) {
            long now = ticker.nanoTime();
            spend(current -> current.counting(health, now));
        }

        /** Gives the leave back, unless the attempt ended with something to learn from. */
        @Override
        public void close() {
            spend(BreakerState::releasing);
        }

        private void spend(UnaryOperator<BreakerState> change) {
            if (!spent) {
                spent = true;
                state.updateAndGet(current -> current.term() == term ? change.apply(current) : current);
            }
        }
    }
}
