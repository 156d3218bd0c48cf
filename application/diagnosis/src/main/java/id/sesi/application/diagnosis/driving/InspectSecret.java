package id.sesi.application.diagnosis.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.SecretUnavailableException;

/** Describes a secret key without revealing it: length and fingerprint. Thread-safe. */
public interface InspectSecret {

    /**
     * {@return length and fingerprint of a freshly fetched key}
     *
     * @throws SecretUnavailableException if there is no usable secret
     */
    KeyTraits inspect();

    /**
     * What may be shown of a key.
     *
     * @param length in bytes; more than 0
     * @param fingerprint 16 hexadecimal digits that tell two keys apart and tell nothing else: a person can compare them
     *     across machines and show them to a colleague
     */
    record KeyTraits(int length, String fingerprint) {

        public KeyTraits {
            requireNonNull(fingerprint);
        }
    }
}
