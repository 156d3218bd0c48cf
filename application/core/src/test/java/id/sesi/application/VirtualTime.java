package id.sesi.application;

import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A virtual time for tests. It advances only in {@link #pass} and {@link #sleep}. Thread-safe. */
public final class VirtualTime implements InstantSource, Ticker, Sleeper {

    public static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    public synchronized void pass(Duration duration) {
        passed = passed.plus(duration);
    }

    /** {@return the durations of all sleeps so far} */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    @Override
    public synchronized Instant instant() {
        return START.plus(passed);
    }

    @Override
    public synchronized long nanoTime() {
        // Overflows early in each test, because the value of System.nanoTime() may overflow too.
        return Long.MAX_VALUE - 1_000 + passed.toNanos();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        pass(duration);
    }
}
