package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What a probe of the vendor's server found.
 *
 * @param failure why the server did not respond; empty if it did, whatever the status
 * @param detail one line for a person, without anything that the server chose
 * @param clockAhead by how much this machine's clock is ahead of the server's, negative if behind, accurate to a second or two;
 *     empty if the server did not tell its time
 */
public record ProbeResult(Optional<Failure> failure, String detail, Optional<Duration> clockAhead) {

    public ProbeResult {
        requireNonNull(failure);
        requireNonNull(detail);
        requireNonNull(clockAhead);
    }

    /** {@return the result of a probe that got a response with this status} */
    public static ProbeResult responded(int status, Optional<Duration> clockAhead) {
        return new ProbeResult(Optional.empty(), "it responded with status " + status, clockAhead);
    }

    /** {@return the result of a probe that got no response} */
    public static ProbeResult failed(Failure failure, String detail) {
        return new ProbeResult(Optional.of(failure), detail, Optional.empty());
    }
}
