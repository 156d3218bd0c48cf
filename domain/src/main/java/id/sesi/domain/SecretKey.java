package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/**
 * The key shared with the vendor. It signs and never gives itself away: no accessor, a redacted {@link #toString()}, and
 * {@link #close()} wipes it. Thread-safe; a key that is used for several signatures signs without a provider look-up.
 */
public final class SecretKey implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";

    private static final Pattern IN_QUOTES = Pattern.compile("(['\"]).*\\1");

    private final byte[] bytes;
    private final Mac mac;
    private final Object origin;
    private final Utf8Buffer buffer = new Utf8Buffer();
    private boolean closed;

    /** @param origin the same object in all copies of one key */
    private SecretKey(byte[] bytes, Mac mac, Object origin) {
        this.bytes = bytes;
        this.mac = mac;
        this.origin = origin;
    }

    /**
     * Takes the key's bytes as they are: nothing is trimmed or decoded (contract, Decided 13). The array is not
     * kept, so the caller may wipe it.
     *
     * @param key UTF-8 of the key as the vendor handed it over
     * @throws InvalidValueException with the path {@code secretKey} if it is empty
     */
    public static SecretKey of(byte[] key) {
        if (key.length == 0) {
            throw new InvalidValueException("secretKey", "is empty");
        }
        return new SecretKey(key.clone(), keyed(key), new Object());
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new KeyBytes(key));
            return mac;
        } catch (GeneralSecurityException e) {
            throw noHmac(e);
        }
    }

    /**
     * Creates a key from text and rejects characters that come from copying, such as a trailing newline: with them, every
     * signature is wrong and nothing tells why.
     *
     * @throws InvalidValueException with the path {@code secretKey} if it is empty, has a control character or half of one,
     *     starts or ends with white space or a hidden character, is in quotes, or was not readable as UTF-8; the message does
     *     not show the key
     */
    public static SecretKey ofText(String text) {
        validateText(text);
        byte[] key = text.getBytes(UTF_8);
        try {
            return of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Validates the text of a key.
     *
     * @throws InvalidValueException as {@link #ofText} does
     */
    public static void validateText(String text) {
        problemOf(text).ifPresent(problem -> {
            throw new InvalidValueException("secretKey", problem);
        });
    }

    private static Optional<String> problemOf(String text) {
        String alone = "; keep the key and nothing else there";
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        if (text.chars().anyMatch(character -> Character.getType(character) == Character.CONTROL)) {
            return Optional.of("has a newline or another control character" + alone);
        }
        if (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()))) {
            return Optional.of("starts or ends with white space or a hidden character" + alone);
        }
        if (IN_QUOTES.matcher(text).matches()) {
            return Optional.of("is in quotes" + alone);
        }
        boolean isUnreadable = text.codePoints()
                .anyMatch(character -> character == 0xfffd || Character.getType(character) == Character.SURROGATE);
        return isUnreadable ? Optional.of("was not readable as UTF-8 where it came from") : Optional.empty();
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }

    /**
     * {@return HMAC-SHA256 over the UTF-8 bytes of the canonical string}
     *
     * @throws IllegalStateException if this key is closed
     */
    public synchronized Signature sign(CanonicalString canonical) {
        requireOpen();
        buffer.clear();
        canonical.encodeTo(buffer);
        mac.update(buffer.bytes(), 0, buffer.length());
        return new Signature(mac.doFinal());
    }

    /**
     * {@return another key with the same bytes, to be closed by itself}
     *
     * @throws IllegalStateException if this key is closed
     */
    public synchronized SecretKey copy() {
        requireOpen();
        return new SecretKey(bytes.clone(), keyed(bytes), origin);
    }

    /** {@return whether one of the keys is a copy of the other, or both are copies of one key; closed or not} */
    public boolean isCopyOf(SecretKey other) {
        return origin == other.origin;
    }

    /** Wipes the key and the last signed text from memory. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
        buffer.wipe();
        try {
            // The Mac keeps the key as two padded blocks; a new key is written over them in place.
            mac.init(new KeyBytes(new byte[1]));
        } catch (InvalidKeyException e) {
            throw noHmac(e);
        }
    }

    /** {@return a fixed text without the key} */
    @Override
    public String toString() {
        return "SecretKey[redacted]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the secret key was closed; fetch it again for each attempt");
        }
    }

    private static IllegalStateException noHmac(GeneralSecurityException e) {
        String kind = e instanceof NoSuchAlgorithmException ? "has no " : "refuses a key for ";
        return new IllegalStateException("this Java runtime " + kind + ALGORITHM + ", which every one must support", e);
    }

    /** Keeps no copy of the key. {@code SecretKeySpec} would keep one that nobody can wipe. */
    private static final class KeyBytes implements javax.crypto.SecretKey {

        private static final long serialVersionUID = 1L;

        private final transient byte[] bytes;

        private KeyBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String getAlgorithm() {
            return ALGORITHM;
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
