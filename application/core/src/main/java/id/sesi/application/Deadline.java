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

    static Deadline start(Duration total, Ticker ticker) {
        return new Deadline(total, ticker, ticker.nanoTime());
    }

    /** {@return a deadline that starts now and lasts {@code max}, but not longer than the remaining time of this one} */
    Deadline startWithin(Duration max) {
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
