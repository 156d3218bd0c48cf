package id.sesi.application;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * A state of the circuit breaker, with the limits that the vendor recommends (contract, section 5). Immutable: each method for
 * an event returns the next state. Times are values of {@link id.sesi.application.driven.Ticker#nanoTime()}.
 */
sealed interface BreakerState {

    /** {@return the state of a new breaker: closed, without recorded attempts} */
    static BreakerState initial() {
        return new Closed(0, Window.EMPTY);
    }

    /**
     * {@return the number of changes between closed, open and half-open so far} An attempt belongs to the generation in which
     * it got its permit. The breaker ignores the result of an attempt of an earlier generation.
     */
    int generation();

    /** {@return the state at the given time: an open breaker becomes half-open after {@link Open#OPEN_TIME}} */
    default BreakerState advanceTo(long now) {
        return this;
    }

    /** {@return the state after a permit was acquired, or empty if none is available} */
    Optional<BreakerState> acquire();

    /** {@return the state after a permit of this generation was returned without a result} */
    default BreakerState release() {
        return this;
    }

    /** {@return the state after an attempt of this generation ended with this result} */
    BreakerState record(RecordedResult result, long now);

    /** {@return the remaining open time; empty if the breaker is not open} */
    default Optional<Duration> remainingOpenTime(long now) {
        return Optional.empty();
    }

    /**
     * The number of permits is unlimited. The results of the latest attempts decide whether the breaker opens.
     *
     * @param window the results of the latest attempts
     */
    record Closed(int generation, Window window) implements BreakerState {

        @Override
        public Optional<BreakerState> acquire() {
            return Optional.of(this);
        }

        @Override
        public BreakerState record(RecordedResult result, long now) {
            Window next = window.with(result);
            return next.reachesThreshold() ? new Open(generation + 1, now) : new Closed(generation, next);
        }
    }

    /**
     * No permit is available. After {@link #OPEN_TIME} the breaker becomes half-open.
     *
     * @param openedAt the time when the breaker opened
     */
    record Open(int generation, long openedAt) implements BreakerState {

        static final Duration OPEN_TIME = Duration.ofSeconds(30);

        @Override
        public BreakerState advanceTo(long now) {
            return now - openedAt >= OPEN_TIME.toNanos() ? new HalfOpen(generation + 1, 0, 0) : this;
        }

        @Override
        public Optional<BreakerState> acquire() {
            return Optional.empty();
        }

        @Override
        public BreakerState record(RecordedResult result, long now) {
            throw new IllegalStateException(
                    "an open breaker grants no permits, so no attempt of its generation can end");
        }

        @Override
        public Optional<Duration> remainingOpenTime(long now) {
            return Optional.of(OPEN_TIME.minusNanos(now - openedAt));
        }
    }

    /**
     * At most {@link #TRIALS} attempts get a permit. The breaker closes if all of them succeed, and opens again as soon as one of
     * them fails or is slow.
     *
     * @param acquired the number of acquired permits
     * @param succeeded the number of these attempts that succeeded; the others are still running
     */
    record HalfOpen(int generation, int acquired, int succeeded) implements BreakerState {

        static final int TRIALS = 3;

        @Override
        public Optional<BreakerState> acquire() {
            return acquired < TRIALS
                    ? Optional.of(new HalfOpen(generation, acquired + 1, succeeded))
                    : Optional.empty();
        }

        @Override
        public BreakerState release() {
            return new HalfOpen(generation, acquired - 1, succeeded);
        }

        @Override
        public BreakerState record(RecordedResult result, long now) {
            if (result.failed() || result.slow()) {
                return new Open(generation + 1, now);
            }
            return succeeded + 1 == TRIALS
                    ? new Closed(generation + 1, Window.EMPTY)
                    : new HalfOpen(generation, acquired, succeeded + 1);
        }
    }

    /**
     * The part of an attempt's result that the breaker records.
     *
     * @param failed whether the vendor's service failed
     * @param slow whether the vendor's service took longer than {@link #SLOW_THRESHOLD}
     */
    record RecordedResult(boolean failed, boolean slow) {

        static final Duration SLOW_THRESHOLD = Duration.ofSeconds(3);

        /**
         * {@return what the breaker records of this result; empty if the result says nothing about the vendor's service}
         *
         * <p>If an attempt waited at most {@link #SLOW_THRESHOLD} and then timed out, it says nothing about the service, because a
         * healthy service may take that long too. This happens, for example, if the caller sets a short deadline.
         */
        static Optional<RecordedResult> of(AttemptResult result, Duration vendorWaitTime) {
            boolean slow = vendorWaitTime.compareTo(SLOW_THRESHOLD) > 0;
            if (!slow && result instanceof Failed failed && failed.failure() == Failure.TIMED_OUT) {
                return Optional.empty();
            }
            return switch (result.health()) {
                case HEALTHY -> Optional.of(new RecordedResult(false, slow));
                case UNHEALTHY -> Optional.of(new RecordedResult(true, slow));
                case UNKNOWN -> Optional.empty();
            };
        }
    }

    /**
     * The results of the latest attempts, at most {@link #SIZE}.
     *
     * @param attempts the number of attempts
     * @param failedBits one bit for each attempt, set if the attempt failed; the lowest bit is the latest attempt
     * @param slowBits one bit for each attempt, set if the attempt was slow; the lowest bit is the latest attempt
     */
    record Window(int attempts, int failedBits, int slowBits) {

        static final Window EMPTY = new Window(0, 0, 0);

        private static final int SIZE = 20;
        private static final int MIN_ATTEMPTS = 10;
        private static final int FAILURE_RATE_PERCENT = 50;
        private static final int SLOW_RATE_PERCENT = 60;
        private static final int MASK = (1 << SIZE) - 1;

        Window with(RecordedResult latest) {
            return new Window(
                    Math.min(attempts + 1, SIZE),
                    ((failedBits << 1) | (latest.failed() ? 1 : 0)) & MASK,
                    ((slowBits << 1) | (latest.slow() ? 1 : 0)) & MASK);
        }

        boolean reachesThreshold() {
            return attempts >= MIN_ATTEMPTS
                    && (Integer.bitCount(failedBits) * 100 >= FAILURE_RATE_PERCENT * attempts
                            || Integer.bitCount(slowBits) * 100 >= SLOW_RATE_PERCENT * attempts);
        }
    }
}
