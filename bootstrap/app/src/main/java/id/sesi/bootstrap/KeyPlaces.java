package id.sesi.bootstrap;

import java.util.Optional;

/**
 * Where the keys of one set of settings are.
 *
 * @param found the key that signs, if the settings name one
 * @param other the key of the other environment, if the settings name one
 */
record KeyPlaces(Optional<KeyPlace> found, Optional<KeyPlace> other) {

    /** {@return the place of the key that signs; the settings of a use case that needs one name it} */
    KeyPlace own() {
        return found.orElseThrow(() -> new IllegalStateException("the settings name no secret key"));
    }
}
