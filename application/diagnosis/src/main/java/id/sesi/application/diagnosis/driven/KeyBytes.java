package id.sesi.application.diagnosis.driven;

import java.util.Arrays;

/**
 * The bytes of a secret key. Confidential; {@link #close()} wipes them. Not thread-safe.
 *
 * @since 1.0.0
 */
public final class KeyBytes implements AutoCloseable {

    private final byte[] bytes;
    private boolean closed;

    /**
     * @param bytes the key in UTF-8; not empty. The array is not copied, and {@link #close()} wipes it, so the caller must not
     *     use it afterwards
     * @throws IllegalArgumentException if the array is empty
     */
    public KeyBytes(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a secret key needs at least one byte");
        }
        this.bytes = bytes;
    }

    /**
     * {@return the key in UTF-8; the array is not a copy, and {@link #close()} wipes it}
     *
     * @throws IllegalStateException if the key is closed
     */
    public byte[] bytes() {
        if (closed) {
            throw new IllegalStateException("the secret key is closed; fetch a new one for each use");
        }
        return bytes;
    }

    /** {@return whether the key is closed, and its bytes are therefore wiped} */
    public boolean isClosed() {
        return closed;
    }

    /** Wipes the bytes. Has no effect if the key is already closed. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a fixed text without the key} */
    @Override
    public String toString() {
        return "KeyBytes[redacted]";
    }
}
