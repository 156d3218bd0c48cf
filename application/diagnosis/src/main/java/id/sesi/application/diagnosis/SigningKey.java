package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The bytes that code uses as the key, and the mistakes that led to them. Confidential; {@link #close()} wipes the bytes. Not
 * thread-safe.
 */
final class SigningKey implements AutoCloseable {

    private final Frequency frequency;
    private final List<Mistake> mistakes;
    private final byte[] bytes;
    private final Map<Hash, Hmac> hmacs = new EnumMap<>(Hash.class);

    /**
     * @param mistakes empty if this is the correct key
     * @param bytes not copied; {@link #close()} wipes the array
     */
    SigningKey(Frequency frequency, List<Mistake> mistakes, byte[] bytes) {
        this.frequency = frequency;
        this.mistakes = mistakes;
        this.bytes = bytes;
    }

    Frequency frequency() {
        return frequency;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    boolean hasSameBytes(SigningKey other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /** {@return the signature of the message} */
    byte[] sign(MacConstruction construction, Hash hash, byte[] message) {
        return construction.apply(hmacs.computeIfAbsent(hash, other -> new Hmac(other, bytes)), bytes, message);
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        hmacs.values().forEach(Hmac::close);
    }

    /** {@return a fixed text without the key} */
    @Override
    public String toString() {
        return "SigningKey[redacted]";
    }
}
