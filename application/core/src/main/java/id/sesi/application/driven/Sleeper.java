package id.sesi.application.driven;

import java.time.Duration;

/** Lets the calling thread wait. Thread-safe. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Returns when that much time has passed by the {@link Ticker} it is used with.
     *
     * @param duration positive
     * @throws InterruptedException if the thread is interrupted, at once
     */
    void sleep(Duration duration) throws InterruptedException;
}
