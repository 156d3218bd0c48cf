package id.sesi.application.driving;

import id.sesi.domain.SessionRequest;
import java.time.Duration;

/**
 * Signs a request and creates the session at the vendor. Thread-safe. Share one instance: all its calls then share a circuit
 * breaker, which ends calls immediately while the vendor is failing.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface CreateSession {

    /** The time limit of a call that sets none. */
    Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

    /**
     * Creates a session within {@link #DEFAULT_DEADLINE}; see {@link #create(SessionRequest, Duration)}.
     *
     * @return created, refused or failed; to get an exception instead, call {@link Outcome#orThrow()}
     */
    default Outcome create(SessionRequest request) {
        return create(request, DEFAULT_DEADLINE);
    }

    /**
     * Creates a session in up to three attempts (contract, section 5). It reports every failure of the vendor, the network,
     * the executor, the secret source or the gateway as an {@link Outcome}, not as an exception. If the executor, the secret source
     * or the gateway throws an {@link Error} such as {@link OutOfMemoryError} or {@link StackOverflowError}, it is recorded in the
     * audit trail and thrown; only a {@link LinkageError} of the secret source or the gateway is an outcome. The call returns within
     * the deadline. The audit trail runs on the calling thread, so an audit trail that blocks also blocks the call. If the calling
     * thread is interrupted, the call ends immediately and the interrupt flag is set.
     *
     * @param deadline the time limit for fetching keys, all attempts and the pauses between them; positive, at most one day
     * @return created, refused or failed; to get an exception instead, call {@link Outcome#orThrow()}
     * @throws IllegalArgumentException if the deadline is not valid
     */
    Outcome create(SessionRequest request, Duration deadline);
}
