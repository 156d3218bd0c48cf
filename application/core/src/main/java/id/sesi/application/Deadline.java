package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;

/**
 * A time limit that started at a given time.
 *
 * @param total the time limit, counted from the start
 * @param startedAt the value of {@link Ticker#nanoTime()} at the start
 */
record Deadline(Duration total, Ticker ticker, long startedAt) {

    private static final Duration MAX = Duration.ofDays(1);

    /**
     * {@return the given time limit}
     *
     * @throws IllegalArgumentException if it is not positive, or longer than one day
     */
    static Duration validate(Duration total) {
        if (total.isZero() || total.isNegative() || total.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "the deadline needs to be positive and at most " + MAX + ", but is " + total);
        }
        return total;
    }

    static Deadline start(Duration total, Ticker ticker) {
        return new Deadline(total, ticker, ticker.nanoTime());
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
        Duration remaining = total.minus(elapsed());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    boolean isOver() {
        return remaining().isZero();
    }
}
