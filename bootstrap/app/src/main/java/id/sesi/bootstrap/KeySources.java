package id.sesi.bootstrap;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.driven.SecretSource;
import java.time.Duration;
import java.util.function.Function;

/**
 * Two ports that read one secret key from the same location.
 *
 * @param secrets returns the key for signing
 * @param material returns the bytes of the key for the diagnosis
 */
record KeySources(SecretSource secrets, KeyBytesSource material) {

    static KeySources of(SecretSource secrets, Function<Duration, byte[]> bytes) {
        return new KeySources(secrets, timeout -> new KeyBytes(bytes.apply(timeout)));
    }
}
