package id.sesi.bootstrap;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.driven.SecretSource;
import java.time.Duration;
import java.util.function.Function;

/**
 * Two ports that read one secret key from the same location.
 *
 * @param secretSource returns the key for signing
 * @param bytesSource returns the bytes of the key for the diagnosis
 */
record KeySources(SecretSource secretSource, KeyBytesSource bytesSource) {

    static KeySources of(SecretSource secretSource, Function<Duration, byte[]> bytes) {
        return new KeySources(secretSource, timeout -> new KeyBytes(bytes.apply(timeout)));
    }
}
