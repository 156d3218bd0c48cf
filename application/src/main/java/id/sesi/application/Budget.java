package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;

/** The time that something may take, from its start. */
record Budget(Duration total, Ticker ticker, long startedAt) {

    static Budget start(Duration total, Ticker ticker) {
        return new Budget(total, ticker, ticker.nanoTime());
    }

    /** {@return a part of this budget that starts now, with that total or with what is left, whichever is less} */
    Budget startWithin(Duration most) {
        Duration left = remaining();
        return start(left.compareTo(most) < 0 ? left : most, ticker);
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanoTime() - startedAt);
    }

    boolean isOver() {
        return remaining().isZero() || remaining().isNegative();
    }

    /** {@return what is left; zero or less when the time is up} */
    Duration remaining() {
        return total.minus(elapsed());
    }
}
