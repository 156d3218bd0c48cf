package id.sesi.application.diagnosis.driven;

import java.util.Arrays;

/** The bytes of a secret key. Confidential; {@link #close()} wipes them. Not thread-safe. */
public final class KeyMaterial implements AutoCloseable {

    private final byte[] bytes;

    /** @param bytes UTF-8 of the key, not empty; wiped when this is closed, so nobody else may use the array */
    public KeyMaterial(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("key material needs at least one byte");
        }
        this.bytes = bytes;
    }

    /** {@return the bytes themselves, not a copy: they are wiped when this is closed} */
    public byte[] bytes() {
        return bytes;
    }

    /** Wipes the bytes. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** {@return a fixed text without the key} */
    @Override
    public String toString() {
        return "KeyMaterial[redacted]";
    }
}
