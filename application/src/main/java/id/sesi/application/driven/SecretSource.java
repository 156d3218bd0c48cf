package id.sesi.application.driven;

import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.time.Duration;

/**
 * Where the secret key is kept. Asked anew for each attempt, so that a rotated key is seen, unless the use case
 * was told to keep it for a while. Called on
 * threads of the use case: the caller's thread-locals are not there. Thread-safe.
 */
public interface SecretSource {

    /**
     * {@return the key; the caller closes it, and each call gives a key of its own}
     *
     * @param timeout how long it may take; positive. Nobody waits for longer: the thread is interrupted, and a key that comes
     *     all the same is closed
     * @throws SecretUnavailableException if there is none, it is not usable, or it took too long
     */
    SecretKey fetch(Duration timeout);
}
