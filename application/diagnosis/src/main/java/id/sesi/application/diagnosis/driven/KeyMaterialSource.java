package id.sesi.application.diagnosis.driven;

import java.time.Duration;

/** Where the bytes of a secret key are kept: the same places as those of a {@code SecretSource}. Thread-safe. */
@FunctionalInterface
public interface KeyMaterialSource {

    /**
     * {@return new key material on each call, which the caller must close}
     *
     * @param timeout how long it may take; positive
     * @throws id.sesi.application.result.SecretUnavailableException if there is no key, it is not usable, or the time ran out
     */
    KeyMaterial fetch(Duration timeout);
}
