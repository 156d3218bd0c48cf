package id.sesi.application.driving;

import id.sesi.domain.SessionRequest;
import java.time.Duration;

/** Signs a request and creates the session at the vendor. Thread-safe. */
public interface CreateSession {

    /** How long a call may take unless it is told otherwise. */
    Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /**
     * Creates a session. Whatever the vendor or the network does ends in an {@link Outcome}, within the deadline that the
     * use case was made with. If the calling thread is interrupted, the call ends at once and the interrupt flag is set.
     *
     * @return created, refused or unavailable; {@link Outcome#orThrow()} for those who prefer exceptions
     */
    Outcome create(SessionRequest request);
}
