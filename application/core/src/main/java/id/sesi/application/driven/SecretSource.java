package id.sesi.application.driven;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.time.Duration;

/**
 * Where the secret key is kept. The use cases ask for it before each attempt, so that they see a rotated key, on a thread of
 * their executor. Thread-safe.
 */
@FunctionalInterface
public interface SecretSource {

    /**
     * {@return a new key on each call, which the caller must close}
     *
     * @param timeout how long it may take; positive. The caller waits no longer: it interrupts the thread, and a key that is
     *     returned later is closed
     * @throws SecretUnavailableException if there is no key, it is not usable, or the time ran out
     */
    SecretKey fetch(Duration timeout);

    /**
     * Says that the vendor refused a signature that was made with the key (401): it may have been rotated. A source that keeps
     * keys must fetch a new one next time; all others do nothing. Returns at once.
     *
     * @param rejected a key from {@link #fetch}, which is closed by now
     */
    default void invalidate(SecretKey rejected) {}
}
