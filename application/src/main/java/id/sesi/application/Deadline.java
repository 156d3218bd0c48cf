package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.util.Optional;

/** The time that something may take, from its start. */
record Deadline(Duration total, Ticker ticker, long startedAt) {

    static Deadline start(Duration total, Ticker ticker) {
        return new Deadline(total, ticker, ticker.nanoTime());
    }

    /** {@return a part of this budget that starts now, with that total or with what is left, whichever is less} */
    Deadline startWithin(Duration most) {
        Duration left = remaining();
        return start(left.compareTo(most) < 0 ? left : most, ticker);
    }

    Duration elapsed() {
        return Duration.ofNanos(ticker.nanoTime() - startedAt);
    }

    /** {@return what is left; nothing when the time is up} */
    Optional<Duration> left() {
        return Optional.of(remaining()).filter(left -> !left.isZero() && !left.isNegative());
    }

    /** {@return what is left; zero or less when the time is up} */
    Duration remaining() {
        return total.minus(elapsed());
    }
}
