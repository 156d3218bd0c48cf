package id.sesi.bootstrap;

import id.sesi.domain.PartnerId;
import java.util.Optional;

/**
 * The partner and the locations of its secret keys that one set of settings names.
 *
 * @param partnerId the partner; empty if the settings name none
 * @param configured the location of the key for signing; empty if the settings name none
 * @param other the location of the key of the other environment; empty if the settings name none
 */
record ConfiguredKeys(Optional<PartnerId> partnerId, Optional<KeySources> configured, Optional<KeySources> other) {

    /**
     * {@return the partner that signs}
     *
     * @throws IllegalStateException if the settings name no partner
     */
    PartnerId signer() {
        return partnerId.orElseThrow(() -> new IllegalStateException("the settings name no partner"));
    }

    /**
     * {@return the location of the key for signing}
     *
     * @throws IllegalStateException if the settings name no key for signing
     */
    KeySources signing() {
        return configured.orElseThrow(() -> new IllegalStateException("the settings name no secret key"));
    }
}
