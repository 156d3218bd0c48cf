package id.sesi.application;

import java.time.Duration;
import java.util.Optional;

/**
 * One state of the circuit breaker, with the vendor's figures (contract, section 5). A value: each event gives the state
 * after it. Moments are readings of a {@link id.sesi.application.driven.Ticker}.
 */
sealed interface BreakerState {

    /** {@return the state of a breaker that nothing has happened to} */
    static BreakerState initial() {
        return new Closed(0, Window.EMPTY);
    }

    /**
     * {@return the number of the stretch between two changes from one kind of state to another} An attempt that was let
     * through in an earlier term says nothing about this one.
     */
    int term();

    /** {@return the state at that moment, if nothing but time has passed} */
    default BreakerState at(long now) {
        return this;
    }

    /** {@return the state after letting an attempt through; nothing if it is not let through} */
    Optional<BreakerState> admitting();

    /** {@return the state after an attempt of this term ended without saying anything about the service} */
    default BreakerState releasing() {
        return this;
    }

    /** {@return the state after an attempt of this term ended} */
    BreakerState counting(AttemptHealth health, long now);

    /** {@return how long no attempt is let through for certain; nothing if that is not known} */
    default Optional<Duration> remainingDelay(long now) {
        return Optional.empty();
    }

    /**
     * Everything is let through, and counted.
     *
     * @param window the latest attempts
     */
    record Closed(int term, Window window) implements BreakerState {

        @Override
        public Optional<BreakerState> admitting() {
            return Optional.of(this);
        }

        @Override
        public BreakerState counting(AttemptHealth health, long now) {
            Window next = window.with(health);
            return next.isTooBad() ? new Open(term + 1, now) : new Closed(term, next);
        }
    }

    /**
     * Nothing is let through, for {@link #LASTS}.
     *
     * @param since when it opened
     */
    record Open(int term, long since) implements BreakerState {

        static final Duration LASTS = Duration.ofSeconds(30);

        @Override
        public BreakerState at(long now) {
            return now - since >= LASTS.toNanos() ? new HalfOpen(term + 1, 0, 0) : this;
        }

        @Override
        public Optional<BreakerState> admitting() {
            return Optional.empty();
        }

        @Override
        public BreakerState counting(AttemptHealth health, long now) {
            throw new IllegalStateException("an open breaker lets nothing through that could end");
        }

        @Override
        public Optional<Duration> remainingDelay(long now) {
            return Optional.of(LASTS.minusNanos(now - since));
        }
    }

    /**
     * {@link #TRIALS} attempts are let through; only if all of them do well is the breaker closed again.
     *
     * @param admitted how many were let through
     * @param succeeded how many of them did well; the others are under way
     */
    record HalfOpen(int term, int admitted, int succeeded) implements BreakerState {

        static final int TRIALS = 3;

        @Override
        public Optional<BreakerState> admitting() {
            return admitted < TRIALS ? Optional.of(new HalfOpen(term, admitted + 1, succeeded)) : Optional.empty();
        }

        @Override
        public BreakerState releasing() {
            return new HalfOpen(term, admitted - 1, succeeded);
        }

        @Override
        public BreakerState counting(AttemptHealth health, long now) {
            if (health.failed() || health.slow()) {
                return new Open(term + 1, now);
            }
            return succeeded + 1 == TRIALS
                    ? new Closed(term + 1, Window.EMPTY)
                    : new HalfOpen(term, admitted, succeeded + 1);
        }
    }

    /**
     * The latest attempts, at most {@link #SIZE}.
     *
     * @param attempts how many
     * @param failed a bit for each, the latest lowest
     * @param slow likewise
     */
    record Window(int attempts, int failed, int slow) {

        static final Window EMPTY = new Window(0, 0, 0);

        private static final int SIZE = 20;
        private static final int FEWEST = 10;
        private static final int FAILURE_RATE_PERCENT = 50;
        private static final int SLOW_RATE_PERCENT = 60;
        private static final int MASK = (1 << SIZE) - 1;

        Window with(AttemptHealth latest) {
            return new Window(
                    Math.min(attempts + 1, SIZE),
                    ((failed << 1) | (latest.failed() ? 1 : 0)) & MASK,
                    ((slow << 1) | (latest.slow() ? 1 : 0)) & MASK);
        }

        boolean isTooBad() {
            return attempts >= FEWEST
                    && (Integer.bitCount(failed) * 100 >= FAILURE_RATE_PERCENT * attempts
                            || Integer.bitCount(slow) * 100 >= SLOW_RATE_PERCENT * attempts);
        }
    }
}
