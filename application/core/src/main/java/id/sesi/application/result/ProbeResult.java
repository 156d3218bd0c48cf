package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of a probe of the vendor's server.
 *
 * @param failure the reason why no response arrived; empty if the server responded, with any status
 * @param detail a description in one line, without any text from the server
 * @param localClockLead the time by which this machine's clock is ahead of the server's clock, accurate to about two seconds;
 *     negative if it is behind; empty if the server did not send its time
 * @since 1.0.0
 */
public record ProbeResult(Optional<Failure> failure, String detail, Optional<Duration> localClockLead) {

    public ProbeResult {
        requireNonNull(failure);
        requireNonNull(detail);
        requireNonNull(localClockLead);
    }

    /** {@return the result of a probe that got a response with this status} */
    public static ProbeResult responded(int status, Optional<Duration> localClockLead) {
        return new ProbeResult(Optional.empty(), "the server responded with status " + status, localClockLead);
    }

    /** {@return the result of a probe that got no response} */
    public static ProbeResult failed(Failure failure, String detail) {
        return new ProbeResult(Optional.of(failure), detail, Optional.empty());
    }
}
