package id.sesi.application.driving;

import id.sesi.domain.SessionRequest;
import java.time.Duration;

/**
 * Signs a request and creates the session at the vendor. Thread-safe, and meant to be shared: all calls of one instance share
 * a circuit breaker, which ends them at once while the vendor keeps failing.
 */
public interface CreateSession {

    /** How long a call may take unless it is told otherwise. */
    Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /**
     * Creates a session, in up to three attempts (contract, section 5). Whatever the vendor or the network does ends in an
     * {@link Outcome}, within the deadline that the use case was made with, which covers fetching the secret, attempts and
     * pauses. The audit trail runs on the calling thread: one that blocks, blocks the call. If the calling thread is
     * interrupted, the call ends at once and the interrupt flag is set.
     *
     * @return created, refused or unavailable; {@link Outcome#orThrow()} for those who prefer exceptions
     */
    Outcome create(SessionRequest request);
}
