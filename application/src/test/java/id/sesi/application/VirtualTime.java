package id.sesi.application;

import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to. */
final class VirtualTime implements InstantSource, Ticker {

    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private Duration passed = Duration.ZERO;

    void pass(Duration duration) {
        passed = passed.plus(duration);
    }

    @Override
    public Instant instant() {
        return START.plus(passed);
    }

    @Override
    public long nanoTime() {
        // Overflows early in a test, as the real one may.
        return Long.MAX_VALUE - 1_000 + passed.toNanos();
    }
}
