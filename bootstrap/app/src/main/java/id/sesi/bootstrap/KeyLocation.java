package id.sesi.bootstrap;

import id.sesi.application.diagnosis.driven.KeyMaterial;
import id.sesi.application.diagnosis.driven.KeyMaterialSource;
import id.sesi.application.driven.SecretSource;
import java.time.Duration;
import java.util.function.Function;

/**
 * The location of one key, for those who sign with it and for the diagnosis.
 *
 * @param secrets returns the key to sign with
 * @param material returns the bytes of the same key
 */
record KeyLocation(SecretSource secrets, KeyMaterialSource material) {

    static KeyLocation of(SecretSource secrets, Function<Duration, byte[]> bytes) {
        return new KeyLocation(secrets, timeout -> new KeyMaterial(bytes.apply(timeout)));
    }
}
