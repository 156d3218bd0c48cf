package id.sesi.application.driving;

import id.sesi.application.result.ProbeResult;

/** Finds out whether the vendor can be reached, without creating anything. Thread-safe. */
public interface ProbeVendor {

    /** {@return what was found; never later than the deadline that the use case was made with} */
    ProbeResult probe();
}
