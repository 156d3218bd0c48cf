package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;

/**
 * How long something may take, from its start.
 *
 * @param total the whole time
 * @param startedAt a reading of the ticker
 */
record Deadline(Duration total, Ticker ticker, long startedAt) {

    static Deadline start(Duration total, Ticker ticker) {
        return new Deadline(total, ticker, ticker.nanoTime());
    }

    /** {@return a deadline that starts now, with that total or with what remains of this one, whichever is less} */
    Deadline startWithin(Duration max) {
        Duration remaining = remaining();
        return start(remaining.compareTo(max) < 0 ? remaining : max, ticker);
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanoTime() - startedAt);
    }

    /** {@return the remaining time; zero when it is over} */
    Duration remaining() {
        Duration remaining = total.minus(elapsed());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    boolean isOver() {
        return remaining().isZero();
    }
}
