package id.sesi.application.driven;

import java.time.Duration;

/**
 * Lets the calling thread sleep. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface Sleeper {

    /**
     * Blocks until this duration has passed, as measured by the {@link Ticker} that is used with this sleeper.
     *
     * @param duration positive
     * @throws InterruptedException if the thread is interrupted before or during the sleep; thrown immediately
     */
    void sleep(Duration duration) throws InterruptedException;
}
