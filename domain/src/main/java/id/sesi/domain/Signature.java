package id.sesi.domain;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * An HMAC-SHA256 over a {@link CanonicalString}. Immutable.
 *
 * @since 1.0.0
 */
public final class Signature {

    private static final Pattern LOWERCASE_HEX = Pattern.compile("[0-9a-f]{64}");

    private final byte[] mac;

    /** @param mac 32 bytes; the array is not copied */
    Signature(byte[] mac) {
        this.mac = mac;
    }

    /**
     * Parses a signature.
     *
     * @param hex 64 lowercase hexadecimal digits (contract, section 3)
     * @throws InvalidValueException with the path {@code signature} if the text is anything else
     */
    public static Signature parse(String hex) {
        if (!LOWERCASE_HEX.matcher(hex).matches()) {
            throw new InvalidValueException("signature", "needs 64 lowercase hexadecimal digits");
        }
        return new Signature(HexFormat.of().parseHex(hex));
    }

    /** {@return 64 lowercase hexadecimal digits, as the vendor requires} */
    public String hex() {
        return HexFormat.of().formatHex(mac);
    }

    /** Compares in constant time, so that an attacker learns nothing from the duration. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature && MessageDigest.isEqual(mac, signature.mac);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mac);
    }

    /** {@return a fixed text, because the signature can be used to replay the request (contract, decision 15)} */
    @Override
    public String toString() {
        return "Signature[redacted]";
    }
}
