package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
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
            mac.init(new KeyBytes(ALGORITHM, key));
            return new SecretKey(key.clone(), mac);
        } catch (GeneralSecurityException e) {
            throw noHmac(e);
        }
    }

    /**
     * Takes a key that was kept as text, and refuses what no vendor hands over but people paste along: a newline costs a
     * day, as the signature is wrong and nothing else.
     *
     * @throws InvalidValueException with the path {@code secretKey} if it is empty, has a control character, or starts or
     *     ends with white space or a hidden character; the message does not show the key
     */
    public static SecretKey ofText(String text) {
        TextRule.problemOfKey(text).ifPresent(problem -> {
            throw new InvalidValueException("secretKey", problem);
        });
        byte[] key = text.getBytes(UTF_8);
        try {
            return of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
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
     * Computes what somebody else may have taken for the signature, to find out what went wrong there. Only the first
     * form of both enums together gives a signature.
     *
     * @param reading how the key was read
     * @param algorithm how key and message were put together
     * @param message what was signed
     * @return as many bytes as the algorithm gives; none if this key cannot be read so
     * @throws IllegalStateException if this key is closed
     */
    public synchronized byte[] misuse(KeyReading reading, MacAlgorithm algorithm, byte[] message) {
        requireOpen();
        if (reading == KeyReading.AS_GIVEN && algorithm == MacAlgorithm.HMAC_SHA256) {
            return mac.doFinal(message);
        }
        return reading.read(bytes).map(key -> algorithm.apply(key, message)).orElseGet(() -> new byte[0]);
    }

    /** Wipes the key and the last signed text from memory. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
        buffer.wipe();
        try {
            // The Mac keeps the key as two padded blocks; a new key is written over them in place.
            mac.init(new KeyBytes(ALGORITHM, new byte[1]));
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

    static IllegalStateException noHmac(GeneralSecurityException e) {
        String kind = e instanceof NoSuchAlgorithmException ? "has no " : "refuses a key for ";
        return new IllegalStateException("this Java runtime " + kind + ALGORITHM + ", which every one must support", e);
    }

    /** Keeps no copy of the key. {@code SecretKeySpec} would keep one that nobody can wipe. */
    static final class KeyBytes implements javax.crypto.SecretKey {

        private static final long serialVersionUID = 1L;

        private final String algorithm;
        private final transient byte[] bytes;

        KeyBytes(String algorithm, byte[] bytes) {
            this.algorithm = algorithm;
            this.bytes = bytes;
        }

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
