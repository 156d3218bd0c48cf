package id.sesi.application.driven;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.SignedRequest;
import java.time.Duration;

/** The vendor's endpoint that creates sessions. Thread-safe. */
@FunctionalInterface
public interface SessionGateway {

    /**
     * Prepares one attempt. Nothing is sent yet.
     *
     * @param request what to send
     * @param idempotencyKey the same for all attempts of one call
     */
    Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey);

    /** One attempt: a request that is sent once or not at all, and its response. */
    @FunctionalInterface
    interface Exchange {

        /**
         * Sends the request and waits for the response. Called at most once. Whatever the service or the network does is an
         * {@link AttemptResult}, not an exception.
         *
         * @param timeout how long the attempt may take in all; positive
         * @return what it ended in; if the thread is interrupted,
         *     {@link id.sesi.application.result.Failure#INTERRUPTED} with the interrupt flag set
         */
        AttemptResult send(Duration timeout);

        /**
         * Gives the attempt up while another thread may be in {@link #send}. Never blocks. What {@code send} returns
         * afterwards does not matter; a request that was not sent yet must not be sent any more.
         *
         * @return whether the request reached the vendor: {@code NOT_SENT} only if none of it was sent nor will be
         */
        default Delivery cancel() {
            return Delivery.UNKNOWN;
        }
    }
}
