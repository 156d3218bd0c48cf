package id.sesi.application.driven;

import id.sesi.domain.SignedRequest;
import java.time.Duration;

/** The vendor's endpoint that creates sessions. Thread-safe. */
public interface SessionGateway {

    /**
     * Makes one attempt: the request leaves once or not at all. Whatever the service or the network does is a
     * {@link AttemptResult}, not an exception.
     *
     * @param request what to send
     * @param idempotencyKey the same for all attempts of one call
     * @param timeout how long the attempt may take in all; positive
     * @return what came; if the thread is interrupted, {@link id.sesi.application.driving.Failure#INTERRUPTED} with the
     *     interrupt flag set
     */
    AttemptResult post(SignedRequest request, IdempotencyKey idempotencyKey, Duration timeout);
}
