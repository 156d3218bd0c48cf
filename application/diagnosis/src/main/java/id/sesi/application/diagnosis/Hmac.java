package id.sesi.application.diagnosis;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC (RFC 2104) with one key. It processes the key only once, so it is faster than {@code javax.crypto.Mac} for short messages.
 * Not thread-safe.
 */
final class Hmac implements AutoCloseable {

    private final Hash hash;
    private final MessageDigest inner;
    private final MessageDigest outer;

    Hmac(Hash hash, byte[] key) {
        this.hash = hash;
        byte[] shortKey = key.length > hash.blockLength() ? hash.of(key) : key;
        byte[] block = Arrays.copyOf(shortKey, hash.blockLength());
        inner = digestOfPaddedKey(block, (byte) 0x36);
        outer = digestOfPaddedKey(block, (byte) 0x5c);
        Arrays.fill(block, (byte) 0);
    }

    private MessageDigest digestOfPaddedKey(byte[] block, byte pad) {
        byte[] padded = block.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= pad;
        }
        MessageDigest digest = hash.newDigest();
        digest.update(padded);
        Arrays.fill(padded, (byte) 0);
        return digest;
    }

    /** {@return the hash function} */
    Hash hash() {
        return hash;
    }

    /** {@return the HMAC of the message} */
    byte[] of(byte[] message) {
        return copy(outer).digest(copy(inner).digest(message));
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java runtime cannot copy a hash; use another runtime", e);
        }
    }

    /** Wipes what is derived from the key. */
    @Override
    public void close() {
        inner.reset();
        outer.reset();
    }
}
