package id.sesi.application;

import id.sesi.application.result.AttemptResult;
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
     * {@return how often the breaker has changed from one kind of state to another} An attempt that got its permit in an
     * earlier generation says nothing about this one.
     */
    int generation();

    /** {@return the state at that moment, if nothing but time has passed} */
    default BreakerState at(long now) {
        return this;
    }

    /** {@return the state after a permit was acquired, or empty if none is available} */
    Optional<BreakerState> acquiring();

    /** {@return the state after an attempt of this generation ended without saying anything about the service} */
    default BreakerState releasing() {
        return this;
    }

    /** {@return the state after an attempt of this generation ended} */
    BreakerState counting(Sample sample, long now);

    /** {@return the remaining open time; empty if the breaker is not open} */
    default Optional<Duration> remainingDelay(long now) {
        return Optional.empty();
    }

    /**
     * Permits are unlimited, and each attempt is counted.
     *
     * @param window the latest attempts
     */
    record Closed(int generation, Window window) implements BreakerState {

        @Override
        public Optional<BreakerState> acquiring() {
            return Optional.of(this);
        }

        @Override
        public BreakerState counting(Sample sample, long now) {
            Window next = window.with(sample);
            return next.isOverThreshold() ? new Open(generation + 1, now) : new Closed(generation, next);
        }
    }

    /**
     * No permit is available, for {@link #LASTS}.
     *
     * @param since when it opened
     */
    record Open(int generation, long since) implements BreakerState {

        static final Duration LASTS = Duration.ofSeconds(30);

        @Override
        public BreakerState at(long now) {
            return now - since >= LASTS.toNanos() ? new HalfOpen(generation + 1, 0, 0) : this;
        }

        @Override
        public Optional<BreakerState> acquiring() {
            return Optional.empty();
        }

        @Override
        public BreakerState counting(Sample sample, long now) {
            throw new IllegalStateException("an open breaker gives no permit, so no attempt of its generation can end");
        }

        @Override
        public Optional<Duration> remainingDelay(long now) {
            return Optional.of(LASTS.minusNanos(now - since));
        }
    }

    /**
     * {@link #TRIALS} permits are available; the breaker closes only if all of these attempts succeed.
     *
     * @param acquired how many permits are taken
     * @param succeeded how many of these attempts succeeded; the others are running
     */
    record HalfOpen(int generation, int acquired, int succeeded) implements BreakerState {

        static final int TRIALS = 3;

        @Override
        public Optional<BreakerState> acquiring() {
            return acquired < TRIALS
                    ? Optional.of(new HalfOpen(generation, acquired + 1, succeeded))
                    : Optional.empty();
        }

        @Override
        public BreakerState releasing() {
            return new HalfOpen(generation, acquired - 1, succeeded);
        }

        @Override
        public BreakerState counting(Sample sample, long now) {
            if (sample.failed() || sample.slow()) {
                return new Open(generation + 1, now);
            }
            return succeeded + 1 == TRIALS
                    ? new Closed(generation + 1, Window.EMPTY)
                    : new HalfOpen(generation, acquired, succeeded + 1);
        }
    }

    /**
     * What one attempt showed.
     *
     * @param failed whether the service failed
     * @param slow whether the service took longer than {@link #SLOW}
     */
    record Sample(boolean failed, boolean slow) {

        static final Duration SLOW = Duration.ofSeconds(3);

        /** {@return what the result shows; empty if it says nothing about the service} */
        static Optional<Sample> of(AttemptResult result, Duration serviceTime) {
            boolean slow = serviceTime.compareTo(SLOW) > 0;
            return switch (result.health()) {
                case HEALTHY -> Optional.of(new Sample(false, slow));
                case UNHEALTHY -> Optional.of(new Sample(true, slow));
                case UNKNOWN -> Optional.empty();
            };
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

        Window with(Sample latest) {
            return new Window(
                    Math.min(attempts + 1, SIZE),
                    ((failed << 1) | (latest.failed() ? 1 : 0)) & MASK,
                    ((slow << 1) | (latest.slow() ? 1 : 0)) & MASK);
        }

        boolean isOverThreshold() {
            return attempts >= FEWEST
                    && (Integer.bitCount(failed) * 100 >= FAILURE_RATE_PERCENT * attempts
                            || Integer.bitCount(slow) * 100 >= SLOW_RATE_PERCENT * attempts);
        }
    }
}
