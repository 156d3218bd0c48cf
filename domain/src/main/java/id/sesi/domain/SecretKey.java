package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;

/**
 * The secret key that the partner shares with the vendor. It signs and never reveals its bytes: it has no accessor,
 * {@link #toString()} is redacted, and {@link #close()} wipes the bytes. Thread-safe. Each key keeps one {@code Mac}, so
 * Java looks up the security provider once for each key, and not for each signature.
 *
 * @since 1.0.0
 */
public final class SecretKey implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;
    private final Mac mac;
    private final Object copyGroup;
    private final Utf8Buffer buffer = new Utf8Buffer();
    private boolean closed;

    /** @param copyGroup an object that all copies of one key share; see {@link #isCopyOf} */
    private SecretKey(byte[] bytes, Mac mac, Object copyGroup) {
        this.bytes = bytes;
        this.mac = mac;
        this.copyGroup = copyGroup;
    }

    /**
     * Creates a key from bytes. The bytes are used unchanged: not trimmed, not decoded (contract, decision 13). The array is
     * copied, so the caller may wipe it.
     *
     * @param key the key that the vendor issued, in UTF-8
     * @throws InvalidValueException with the path {@code secretKey} if it is empty
     */
    public static SecretKey of(byte[] key) {
        if (key.length == 0) {
            throw new InvalidValueException("secretKey", "is empty");
        }
        return new SecretKey(key.clone(), newMac(key), new Object());
    }

    private static Mac newMac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new HmacKey(key));
            return mac;
        } catch (GeneralSecurityException e) {
            throw unsupported(e);
        }
    }

    /**
     * Creates a key from text and rejects characters that were copied by mistake, such as a trailing newline. They would make
     * every signature wrong, and the vendor's 401 would not tell why.
     *
     * @throws InvalidValueException with the path {@code secretKey} if the text is empty, contains a control character, starts
     *     or ends with white space or a hidden character, is in quotes, is a JSON object or list, is a placeholder
     *     ({@code null}), a reference ({@code file:/key}) or a PEM block, starts with the name of a variable ({@code KEY=}) or with
     *     {@code Bearer}, contains U+FFFD (the sign of a failed decoding), or contains an
     *     unpaired surrogate; the message does not reveal the key
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
     * Validates the text of a key, without creating a key. The text may be a buffer that the caller wipes afterwards.
     *
     * @throws InvalidValueException in the same cases as {@link #ofText}
     */
    public static void validateText(CharSequence text) {
        KeyTextCheck.problemOf(text).ifPresent(problem -> {
            throw new InvalidValueException("secretKey", problem);
        });
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
     * {@return a new key with the same bytes; closing one of the two keys does not close the other}
     *
     * @throws IllegalStateException if this key is closed
     */
    public synchronized SecretKey copy() {
        requireOpen();
        return new SecretKey(bytes.clone(), newMac(bytes), copyGroup);
    }

    /**
     * {@return whether one key is a copy of the other, or both are copies of a third key} This also works for closed keys. Two
     * keys that were created separately from the same bytes are not copies.
     */
    public boolean isCopyOf(SecretKey other) {
        return copyGroup == other.copyGroup;
    }

    /** Wipes the key and the last signed text from memory. Has no effect if the key is already closed. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
        buffer.wipe();
        try {
            // The Mac stores the key in two padded blocks, and init() overwrites them in place.
            mac.init(new HmacKey(new byte[1]));
        } catch (InvalidKeyException e) {
            throw unsupported(e);
        }
    }

    /** {@return a fixed text without the key} */
    @Override
    public String toString() {
        return "SecretKey[redacted]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the secret key is closed; fetch a new key for each attempt");
        }
    }

    private static IllegalStateException unsupported(GeneralSecurityException e) {
        return new IllegalStateException(
                "this Java runtime lacks " + ALGORITHM + ", which every Java runtime must have; use another runtime",
                e);
    }

    /** Used instead of {@code SecretKeySpec}, which would keep a copy of the key that cannot be wiped. */
    private static final class HmacKey implements javax.crypto.SecretKey {

        private static final long serialVersionUID = 1L;

        private final transient byte[] bytes;

        private HmacKey(byte[] bytes) {
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
