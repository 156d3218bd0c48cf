package id.sesi.application.driven;

import java.time.Duration;

/** Reaches the vendor's server without creating, changing or telling it anything. Thread-safe. */
public interface VendorProbe {

    /**
     * {@return what came of it; never an exception for what the network does}
     *
     * @param timeout how long it may take, names, connection and TLS included; positive
     */
    Contact contact(Duration timeout);
}
