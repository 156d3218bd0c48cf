package id.sesi.application.diagnosis.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.SecretUnavailableException;

/**
 * Describes a secret key without revealing it: length and fingerprint. Thread-safe.
 *
 * @since 1.0.0
 */
public interface InspectSecret {

    /**
     * {@return the length and the fingerprint of the key, which is fetched for this call}
     *
     * @throws SecretUnavailableException if the source returns no usable key within the deadline
     */
    KeyDescription inspect();

    /**
     * The description of a key. It is not confidential.
     *
     * @param length the length in bytes; greater than 0
     * @param fingerprint 16 hexadecimal digits, which differ for different keys and do not reveal the key; people can compare
     *     the fingerprints of two machines or send them to a colleague
     * @since 1.0.0
     */
    record KeyDescription(int length, String fingerprint) {

        public KeyDescription {
            requireNonNull(fingerprint);
        }
    }
}
