package id.sesi.adapters.http.vault;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the bytes that a server sends during one call, including the TLS records, the headers and the framing of a body, which
 * OkHttp 5.5.1 does not limit. Thread-safe.
 */
final class ByteLimit {

    /** Twice the largest body that Sesi reads. */
    static final long MAX_BYTES = 2 << 20;

    private final AtomicLong received = new AtomicLong();

    /** @throws InvalidHttpException if the limit is exceeded */
    void count(int bytes) throws InvalidHttpException {
        if (received.addAndGet(bytes) > MAX_BYTES) {
            throw new InvalidHttpException("is larger than " + MAX_BYTES + " bytes");
        }
    }

    /** {@return the bytes that were counted} */
    long received() {
        return received.get();
    }
}
