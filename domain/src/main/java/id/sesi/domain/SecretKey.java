package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.misuse.KeyInterpretation;
import id.sesi.domain.misuse.SigningMethod;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;

/**
 * The key shared with the vendor. It signs and never gives itself away: no accessor, a redacted {@link #toString()}, and
 * {@link #close()} wipes it. Thread-safe; a key that is used for several signatures signs without a provider look-up.
 */
public final class SecretKey implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";

    /** No canonical string: those have separators. So what is shown of it is a part of no signature. */
    private static final byte[] FINGERPRINTED = "sesi key fingerprint".getBytes(UTF_8);

    private static final int FINGERPRINT_BYTES = 8;

    /** Half of a mistake: who reads such a file by hand takes too much. */
    private static final Pattern ENV_FILE_LINE = Pattern.compile("(['\"]).*\\1|(export )?PSIKOLOGIE_\\w+=.*");

    private final byte[] bytes;
    private final Mac mac;
    private final Utf8Buffer buffer = new Utf8Buffer();
    private boolean closed;

    private SecretKey(byte[] bytes, Mac mac) {
        this.bytes = bytes;
        this.mac = mac;
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
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new KeyBytes(key));
            return new SecretKey(key.clone(), mac);
        } catch (GeneralSecurityException e) {
            throw noHmac(e);
        }
    }

    /**
     * Takes a key that was kept as text, and refuses what no vendor hands over but people paste along: a newline costs a
     * day, as the signature is wrong and nothing else.
     *
     * @throws InvalidValueException with the path {@code secretKey} if it is empty, has a control character or half of one,
     *     starts or ends with white space or a hidden character, is in quotes or behind a variable's name, or was not readable as
     *     UTF-8; the message does not show the key
     */
    public static SecretKey ofText(String text) {
        problemOf(text).ifPresent(problem -> {
            throw new InvalidValueException("secretKey", problem);
        });
        byte[] key = text.getBytes(UTF_8);
        try {
            return of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
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
        if (ENV_FILE_LINE.matcher(text).matches()) {
            return Optional.of("is in quotes, or behind the name of a variable, as in a .env file" + alone);
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
        return sign(buffer.bytes(), buffer.length());
    }

    synchronized Signature sign(byte[] message, int length) {
        requireOpen();
        mac.update(message, 0, length);
        return new Signature(mac.doFinal());
    }

    /** {@return how many bytes the key has; more than 0} */
    public int length() {
        return bytes.length;
    }

    /**
     * {@return 16 hexadecimal digits that tell two keys apart and tell nothing else: what a person can compare across
     * machines and show to a colleague}
     *
     * @throws IllegalStateException if this key is closed
     */
    public synchronized String fingerprint() {
        requireOpen();
        return HexFormat.of().formatHex(mac.doFinal(FINGERPRINTED), 0, FINGERPRINT_BYTES);
    }

    /**
     * Computes what somebody else may have taken for the signature, to find out what went wrong there.
     *
     * @param reading how the key was read
     * @param method how key and message were put together
     * @param message what was signed
     * @return as many bytes as the method gives; none if this key cannot be read so
     * @throws IllegalStateException if this key is closed
     */
    @SuppressWarnings("exports") // Its types are for the application alone, so that nobody else signs just anything.
    public synchronized byte[] misuse(KeyInterpretation reading, SigningMethod method, byte[] message) {
        requireOpen();
        if (reading == KeyInterpretation.AS_GIVEN && method == SigningMethod.HMAC_SHA256) {
            return mac.doFinal(message);
        }
        byte[] read = reading.read(bytes).orElseGet(() -> new byte[0]);
        try {
            return read.length == 0 ? read : method.apply(read, message);
        } finally {
            Arrays.fill(read, (byte) 0);
        }
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
