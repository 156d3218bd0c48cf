package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Tests that a {@link Ticker} and a {@link Sleeper} must pass together.
 *
 * @since 1.0.0
 */
public abstract class TimeContract {

    private static final Duration SHORT = Duration.ofMillis(1);

    /** {@return the ticker to test} */
    protected abstract Ticker ticker();

    /** {@return the sleeper to test, which uses the same time as {@link #ticker()}} */
    protected abstract Sleeper sleeper();

    @Test
    void time_passes_while_sleeping() throws InterruptedException {
        long before = ticker().nanoTime();
        sleeper().sleep(SHORT);

        assertTrue(ticker().nanoTime() - before >= SHORT.toNanos(), "the ticker advanced by less than the slept time");
    }

    @Test
    void time_does_not_go_back() {
        long before = ticker().nanoTime();

        assertTrue(ticker().nanoTime() - before >= 0, "the ticker went back");
    }

    @Test
    void an_interrupted_thread_does_not_sleep() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(InterruptedException.class, () -> sleeper().sleep(Duration.ofSeconds(10)));
            assertFalse(
                    Thread.currentThread().isInterrupted(), "the flag must be cleared when the exception is thrown");
        } finally {
            // Clears the flag, because the next test may run on the same thread.
            boolean unused = Thread.interrupted();
        }
    }
}
