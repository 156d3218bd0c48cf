package id.sesi.application.diagnosis.driven;

import java.util.Arrays;

/** The bytes of a secret key. Confidential; {@link #close()} wipes them. Not thread-safe. */
public final class KeyMaterial implements AutoCloseable {

    private final byte[] bytes;
    private boolean closed;

    /** @param bytes UTF-8 of the key, not empty; wiped when this is closed, so nobody else may use the array */
    public KeyMaterial(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("key material needs at least one byte");
        }
        this.bytes = bytes;
    }

    /**
     * {@return the bytes themselves, not a copy: they are wiped when this is closed}
     *
     * @throws IllegalStateException if this is closed
     */
    public byte[] bytes() {
        if (closed) {
            throw new IllegalStateException("the key material was closed; fetch it again for each use");
        }
        return bytes;
    }

    /** {@return whether the bytes were wiped} */
    public boolean isClosed() {
        return closed;
    }

    /** Wipes the bytes. Closing again does nothing. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a fixed text without the key} */
    @Override
    public String toString() {
        return "KeyMaterial[redacted]";
    }
}
