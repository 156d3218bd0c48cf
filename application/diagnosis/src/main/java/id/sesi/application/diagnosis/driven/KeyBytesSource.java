package id.sesi.application.diagnosis.driven;

import java.time.Duration;

/**
 * A source of the bytes of a secret key, such as a file or a secret manager. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface KeyBytesSource {

    /**
     * {@return new key bytes on each call, which the caller must close}
     *
     * @param timeout the time limit; positive
     * @throws id.sesi.application.result.SecretUnavailableException if no key exists, if the key is not usable, or if the time
     *     limit expired
     */
    KeyBytes fetch(Duration timeout);
}
