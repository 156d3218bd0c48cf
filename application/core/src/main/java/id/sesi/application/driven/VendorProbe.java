package id.sesi.application.driven;

import id.sesi.application.result.ProbeResult;
import java.time.Duration;

/**
 * Tests the connection to the vendor's server, without creating or changing anything. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface VendorProbe {

    /** Prepares one probe, without sending anything. */
    Exchange prepare();

    /**
     * One probe: a request and its response.
     *
     * @since 1.0.0
     */
    @FunctionalInterface
    interface Exchange {

        /**
         * Sends the probe and waits for the response. Reports every failure of the vendor or the network as a
         * {@link ProbeResult}, not as an exception.
         *
         * @param timeout the time limit, including the lookup of the host name, the connection and TLS; positive
         */
        ProbeResult send(Duration timeout);

        /**
         * Cancels the probe, while another thread may be in {@link #send}. Must not block. The caller ignores the result that
         * {@code send} then returns.
         */
        default void cancel() {}
    }
}
