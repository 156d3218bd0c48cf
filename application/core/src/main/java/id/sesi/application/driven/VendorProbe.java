package id.sesi.application.driven;

import id.sesi.application.result.ProbeResult;
import java.time.Duration;

/** Reaches the vendor's server without creating or changing anything. Thread-safe. */
@FunctionalInterface
public interface VendorProbe {

    /**
     * {@return what it found; whatever the network does is no exception}
     *
     * @param timeout how long it may take, with name look-up, connection and TLS; positive
     */
    ProbeResult probe(Duration timeout);
}
