package id.sesi.bootstrap;

import id.sesi.application.diagnosis.driven.KeyMaterial;
import id.sesi.application.diagnosis.driven.KeyMaterialSource;
import id.sesi.application.driven.SecretSource;
import java.time.Duration;
import java.util.function.Function;

/**
 * The location of one secret key, as two ports that read the same location.
 *
 * @param secrets returns the key for signing
 * @param material returns the bytes of the key for the diagnosis
 */
record KeyLocation(SecretSource secrets, KeyMaterialSource material) {

    static KeyLocation of(SecretSource secrets, Function<Duration, byte[]> bytes) {
        return new KeyLocation(secrets, timeout -> new KeyMaterial(bytes.apply(timeout)));
    }
}
