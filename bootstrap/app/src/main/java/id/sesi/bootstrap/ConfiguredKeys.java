package id.sesi.bootstrap;

import java.util.Optional;

/**
 * The locations of the secret keys that one set of settings names.
 *
 * @param configured the location of the key for signing; empty if the settings name none
 * @param other the location of the key of the other environment; empty if the settings name none
 */
record ConfiguredKeys(Optional<KeySources> configured, Optional<KeySources> other) {

    /**
     * {@return the location of the key for signing}
     *
     * @throws IllegalStateException if the settings name no key for signing
     */
    KeySources signing() {
        return configured.orElseThrow(() -> new IllegalStateException("the settings name no secret key"));
    }
}
