package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The ways in which code computes a signature from a key and a message. {@link #HMAC_SHA256} is correct (contract, section 3).
 * The others are mistakes.
 */
enum SigningMethod {
    /** The method that the vendor requires. */
    HMAC_SHA256,
    /** HMAC-SHA256 with the message as the key and the key as the message. */
    HMAC_SHA256_WITH_KEY_AND_MESSAGE_SWAPPED,
    /** A hash without the key. */
    SHA256_OF_MESSAGE,
    /** A hash of the key, followed by the message. */
    SHA256_OF_KEY_AND_MESSAGE,
    /** A hash of the message, followed by the key. */
    SHA256_OF_MESSAGE_AND_KEY,
    /** A hash with the key as an additional first field. */
    SHA256_OF_KEY_PIPE_MESSAGE,
    /** A hash with the key as an additional last field. */
    SHA256_OF_MESSAGE_PIPE_KEY,
    /** HMAC-SHA256 of the hexadecimal digits of the message's SHA-256. */
    HMAC_SHA256_OF_SHA256,
    /** SHA-1 instead of SHA-256. */
    HMAC_SHA1,
    /** SHA-384 instead of SHA-256. */
    HMAC_SHA384,
    /** SHA-512 instead of SHA-256. */
    HMAC_SHA512,
    /** MD5 instead of SHA-256. */
    HMAC_MD5;

    /** {@return the signature; its length depends on the method} */
    byte[] apply(byte[] key, byte[] message) {
        return switch (this) {
            case HMAC_SHA256 -> hmac("HmacSHA256", key, message);
            case HMAC_SHA256_WITH_KEY_AND_MESSAGE_SWAPPED -> hmac("HmacSHA256", message, key);
            case SHA256_OF_MESSAGE -> digest(message);
            case SHA256_OF_KEY_AND_MESSAGE -> digest(key, message);
            case SHA256_OF_MESSAGE_AND_KEY -> digest(message, key);
            case SHA256_OF_KEY_PIPE_MESSAGE -> digest(key, new byte[] {'|'}, message);
            case SHA256_OF_MESSAGE_PIPE_KEY -> digest(message, new byte[] {'|'}, key);
            case HMAC_SHA256_OF_SHA256 ->
                hmac(
                        "HmacSHA256",
                        key,
                        HexFormat.of().formatHex(digest(message)).getBytes(UTF_8));
            case HMAC_SHA1 -> hmac("HmacSHA1", key, message);
            case HMAC_SHA384 -> hmac("HmacSHA384", key, message);
            case HMAC_SHA512 -> hmac("HmacSHA512", key, message);
            case HMAC_MD5 -> hmac("HmacMD5", key, message);
        };
    }

    private static byte[] hmac(String name, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new KeyBytes(key, name));
            byte[] result = mac.doFinal(message);
            // The Mac stores the key in two padded blocks, and init() overwrites them in place.
            mac.init(new KeyBytes(new byte[1], name));
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java runtime lacks an algorithm that Java requires; use another runtime", e);
        }
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this Java runtime lacks an algorithm that Java requires; use another runtime", e);
        }
    }

    /** Used instead of {@code SecretKeySpec}, which would keep a copy of the key that cannot be wiped. */
    @SuppressWarnings("ArrayRecordComponent") // No code compares these records.
    private record KeyBytes(byte[] bytes, String algorithm) implements SecretKey {

        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return bytes.clone();
        }
    }
}
