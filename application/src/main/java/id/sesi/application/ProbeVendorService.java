package id.sesi.application;

import id.sesi.application.driven.Contact;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.ProbeVendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Compares the clocks at the middle of the exchange, when the server most likely looked at its own.
 *
 * @param timeout how long it may take
 */
record ProbeVendorService(VendorProbe vendor, InstantSource clock, Duration timeout) implements ProbeVendor {

    @Override
    public Probe probe() {
        Instant before = clock.instant();
        Contact contact = vendor.contact(timeout);
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        return new Probe(
                contact.failure(), contact.detail(), contact.serverTime().map(time -> Duration.between(time, middle)));
    }
}
