package id.sesi.application.driving;

import id.sesi.application.result.ProbeResult;

/**
 * Tests whether the vendor's server is reachable, without creating anything. Thread-safe.
 *
 * @since 1.0.0
 */
public interface ProbeVendor {

    /** {@return the result of one probe, within the deadline of the use case} An exception of the probe is a result too. */
    ProbeResult probe();
}
