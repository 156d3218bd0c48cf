package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;

/**
 * A time limit that started at a given time.
 *
 * @param timeLimit the time limit, counted from the start
 * @param startedAt the value of {@link Ticker#nanoTime()} at the start
 */
record Deadline(Duration timeLimit, Ticker ticker, long startedAt) {

    private static final Duration MAX = Duration.ofDays(1);

    /**
     * {@return the given time limit}
     *
     * @throws IllegalArgumentException if it is not positive, or longer than one day
     */
    static Duration validate(Duration timeLimit) {
        if (timeLimit.isZero() || timeLimit.isNegative() || timeLimit.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "the deadline needs to be positive and at most " + MAX + ", but is " + timeLimit);
        }
        return timeLimit;
    }

    static Deadline start(Duration timeLimit, Ticker ticker) {
        return new Deadline(timeLimit, ticker, ticker.nanoTime());
    }

    /** {@return a deadline that starts now and lasts {@code max}, but not longer than the remaining time of this one} */
    Deadline startLimited(Duration max) {
        Duration remaining = remaining();
        return start(remaining.compareTo(max) < 0 ? remaining : max, ticker);
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanoTime() - startedAt);
    }

    /** {@return the remaining time; zero if the deadline has expired} */
    Duration remaining() {
        Duration remaining = timeLimit.minus(elapsed());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    boolean isOver() {
        return remaining().isZero();
    }
}
