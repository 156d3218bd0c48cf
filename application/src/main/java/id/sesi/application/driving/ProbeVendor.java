package id.sesi.application.driving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** Finds out whether the vendor can be reached, without creating anything. Thread-safe. */
public interface ProbeVendor {

    /** {@return what was found out} */
    Probe probe();

    /**
     * What was found out.
     *
     * @param failure what kept the vendor from answering; nothing if it answered
     * @param detail in one line
     * @param clockAhead by how much the own clock is ahead of the vendor's, negative if behind, good to a second or two; nothing if
     *     the vendor's is not known
     */
    record Probe(Optional<Failure> failure, String detail, Optional<Duration> clockAhead) {

        public Probe {
            requireNonNull(failure);
            requireNonNull(detail);
            requireNonNull(clockAhead);
        }
    }
}
