package id.sesi.bootstrap;

import id.sesi.domain.PartnerId;
import java.util.Optional;

/**
 * The partner that one set of settings names, and the locations of the partner's secret keys.
 *
 * @param partnerId the partner; empty if the settings name none
 * @param signingKey the location of the key for signing; empty if the settings name none
 * @param other the location of the key of the other environment; empty if the settings name none
 */
record ConfiguredKeys(Optional<PartnerId> partnerId, Optional<KeySources> signingKey, Optional<KeySources> other) {

    /**
     * {@return the partner that signs}
     *
     * @throws IllegalStateException if the settings name no partner
     */
    PartnerId requirePartnerId() {
        return partnerId.orElseThrow(() -> new IllegalStateException("the settings name no partner"));
    }

    /**
     * {@return the location of the key for signing}
     *
     * @throws IllegalStateException if the settings name no key for signing
     */
    KeySources requireSigningKey() {
        return signingKey.orElseThrow(() -> new IllegalStateException("the settings name no secret key"));
    }
}
