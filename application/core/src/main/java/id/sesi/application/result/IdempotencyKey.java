package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Identifies one call at the vendor. All attempts of the call send the same key, in the header {@code Idempotency-Key}. The vendor
 * does not document this header, so it may process the attempts separately (contract, decision 6).
 *
 * @param value a random UUID
 * @since 1.0.0
 */
public record IdempotencyKey(UUID value) {

    public IdempotencyKey {
        requireNonNull(value);
    }

    /** {@return a new key: a version 4 UUID (RFC 9562, section 5.4)} */
    public static IdempotencyKey random(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(
                bytes); // One request for all bytes, because all calls may share a SecureRandom, which has a lock.
        long version4 = (bits(bytes, 0) & ~0xf000L) | 0x4000L;
        long variant2 = (bits(bytes, 8) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new IdempotencyKey(new UUID(version4, variant2));
    }

    private static long bits(byte[] bytes, int start) {
        long bits = 0;
        for (int i = start; i < start + Long.BYTES; i++) {
            bits = bits << Byte.SIZE | (bytes[i] & 0xff);
        }
        return bits;
    }

    /** {@return the UUID in the form in which it is sent} */
    @Override
    public String toString() {
        return value.toString();
    }
}
