package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** How a key and a message become what is taken for a signature. {@link #HMAC_SHA256} is right (contract, section 3), the others happen. */
enum SigningMethod {
    /** What the vendor wants. */
    HMAC_SHA256,
    /** The arguments in the other order. */
    HMAC_SHA256_WITH_KEY_AND_MESSAGE_SWAPPED,
    /** No key at all. */
    SHA256_OF_MESSAGE,
    /** Not a MAC. */
    SHA256_OF_KEY_AND_MESSAGE,
    /** Not a MAC. */
    SHA256_OF_MESSAGE_AND_KEY,
    /** The key as one more field. */
    SHA256_OF_KEY_PIPE_MESSAGE,
    /** The key as one more field. */
    SHA256_OF_MESSAGE_PIPE_KEY,
    /** Over the digits of a hash instead of the message. */
    HMAC_SHA256_OF_SHA256,
    /** SHA-1 instead of SHA-256. */
    HMAC_SHA1,
    /** SHA-384 instead of SHA-256. */
    HMAC_SHA384,
    /** SHA-512 instead of SHA-256. */
    HMAC_SHA512,
    /** MD5 instead of SHA-256. */
    HMAC_MD5;

    /** {@return as many bytes as the method gives} */
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
            // The Mac keeps the key as two padded blocks; a new key is written over them in place.
            mac.init(new KeyBytes(new byte[1], name));
            return result;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks an algorithm that every one must support", e);
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
            throw new IllegalStateException("this Java runtime lacks an algorithm that every one must support", e);
        }
    }

    /** Keeps no copy of the key. {@code SecretKeySpec} would keep one that nobody can wipe. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
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
