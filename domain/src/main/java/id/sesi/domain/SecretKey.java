package id.sesi.domain;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/**
 * The key shared with the vendor. It signs and never gives itself away: no accessor, a redacted {@link #toString()}, and
 * {@link #close()} wipes it. Thread-safe; a key that is used for several signatures signs without a provider look-up.
 */
public final class SecretKey implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final Utf8Buffer buffer = new Utf8Buffer();
    private boolean closed;

    private SecretKey(Mac mac) {
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
            return new SecretKey(mac);
        } catch (GeneralSecurityException e) {
            throw noHmac(e);
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

    /** Wipes the key and the last signed text from memory. Closing again does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
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
