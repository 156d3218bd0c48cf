package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;

/** The time that one call may take, from its start. */
record Budget(Duration total, Ticker ticker, long startedAt) {

    static Budget start(Duration total, Ticker ticker) {
        return new Budget(total, ticker, ticker.nanoTime());
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanoTime() - startedAt);
    }

    /** {@return what is left; zero or less when the time is up} */
    Duration remaining() {
        return total.minus(elapsed());
    }
}
