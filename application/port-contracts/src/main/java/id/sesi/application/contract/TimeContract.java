package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a {@link Ticker} and a {@link Sleeper} do that are used together. */
public abstract class TimeContract {

    private static final Duration SHORT = Duration.ofMillis(1);

    /** {@return what counts the time} */
    protected abstract Ticker ticker();

    /** {@return what lets time pass, by that ticker} */
    protected abstract Sleeper sleeper();

    @Test
    void time_passes_while_sleeping() throws InterruptedException {
        long before = ticker().nanoTime();
        sleeper().sleep(SHORT);

        assertTrue(ticker().nanoTime() - before >= SHORT.toNanos(), "less time has passed than was slept");
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
            assertFalse(Thread.currentThread().isInterrupted(), "the exception takes the place of the flag");
        } finally {
            // Whatever came of it, the next test of this thread is not interrupted.
            boolean unused = Thread.interrupted();
        }
    }
}
