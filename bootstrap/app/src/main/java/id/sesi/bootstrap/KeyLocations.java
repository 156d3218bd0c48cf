package id.sesi.bootstrap;

import java.util.Optional;

/**
 * Where the keys of one set of settings are.
 *
 * @param configured the key that signs, if the settings name one
 * @param other the key of the other environment, if the settings name one
 */
record KeyLocations(Optional<KeyLocation> configured, Optional<KeyLocation> other) {

    /** {@return the location of the key that signs; the settings of a use case that needs one name it} */
    KeyLocation signing() {
        return configured.orElseThrow(() -> new IllegalStateException("the settings name no secret key"));
    }
}
