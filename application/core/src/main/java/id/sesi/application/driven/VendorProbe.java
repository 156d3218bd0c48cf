package id.sesi.application.driven;

import id.sesi.application.result.ProbeResult;
import java.time.Duration;

/** Reaches the vendor's server without creating or changing anything. Thread-safe. */
@FunctionalInterface
public interface VendorProbe {

    /** Prepares one probe. Nothing is sent yet. */
    Exchange prepare();

    /** One probe. */
    @FunctionalInterface
    interface Exchange {

        /**
         * {@return what it found; whatever the network does is no exception}
         *
         * @param timeout how long it may take, with name look-up, connection and TLS; positive
         */
        ProbeResult send(Duration timeout);

        /**
         * Gives the probe up while another thread may be in {@link #send}. Never blocks. What {@code send} returns afterwards
         * does not matter.
         */
        default void cancel() {}
    }
}
