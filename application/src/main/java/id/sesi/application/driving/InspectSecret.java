package id.sesi.application.driving;

import static java.util.Objects.requireNonNull;

/** Tells of a secret key what gives nothing away. Thread-safe. */
public interface InspectSecret {

    /**
     * {@return what may be known of the key}
     *
     * @throws SecretUnavailableException if there is no usable secret
     */
    KeyTraits inspect();

    /**
     * What may be known of a key.
     *
     * @param length in bytes; more than 0
     * @param fingerprint the same for the same key: {@link id.sesi.domain.SecretKey#fingerprint()}
     */
    record KeyTraits(int length, String fingerprint) {

        public KeyTraits {
            requireNonNull(fingerprint);
        }
    }
}
