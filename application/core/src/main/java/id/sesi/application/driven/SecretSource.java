package id.sesi.application.driven;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;

/**
 * A source of secret keys, such as a file or a secret manager. A source may have the key of one partner only, or the keys of
 * several. The use cases fetch the key before each attempt, so they notice a rotated key. The source is called on a thread of
 * the executor. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface SecretSource {

    /**
     * {@return the partner's key: a new object on each call, which the caller must close}
     *
     * @param partnerId the partner that signs. A source with only one key may ignore it: a use case asks for the key of one
     *     partner only
     * @param timeout the time limit; positive. When it expires, the use case interrupts the thread and stops waiting. A key that
     *     is returned later is closed. If 16 calls run longer than their time limit, further calls fail
     * @throws SecretUnavailableException if no key exists, if the key is not usable, or if the time limit expired
     */
    SecretKey fetch(PartnerId partnerId, Duration timeout);

    /**
     * Reports that the vendor refused a signature of this key (401). The key may have been rotated, so a source that caches keys
     * must fetch a new one for the next call of {@link #fetch}. Other sources do nothing. Must not block.
     *
     * @param partnerId the partner whose key was refused
     * @param rejectedKey a closed key that {@link #fetch} returned
     */
    default void invalidate(PartnerId partnerId, SecretKey rejectedKey) {}
}
