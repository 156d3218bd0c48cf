package id.sesi.application.driven;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.SignedRequest;
import java.time.Duration;

/**
 * The vendor's endpoint that creates sessions. Implementations must be thread-safe.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface SessionGateway {

    /**
     * Prepares one attempt, without sending anything.
     *
     * @param request the request to send
     * @param idempotencyKey the same key for all attempts of one call
     */
    Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey);

    /**
     * One attempt: a request, which is sent at most once, and its response.
     *
     * @since 1.0.0
     */
    @FunctionalInterface
    interface Exchange {

        /**
         * Sends the request and waits for the response. Called at most once. Reports every failure of the vendor or the network
         * as an {@link AttemptResult}, not as an exception.
         *
         * @param timeout the time limit for the request and the response; positive
         * @return the result of the attempt; if the thread is already interrupted,
         *     {@link id.sesi.application.result.Failure#INTERRUPTED} with the interrupt flag set. An interrupt need not end an
         *     exchange that waits for the response; {@link #cancel} must.
         */
        AttemptResult send(Duration timeout);

        /**
         * Cancels the attempt, while another thread may be in {@link #send}. Must not block. If the request has not been sent,
         * it must not be sent later. The caller ignores the result that {@code send} then returns.
         *
         * @return whether the request reached the vendor; {@code NOT_SENT} only if no part of its body was or will be sent
         */
        default Delivery cancel() {
            return Delivery.UNKNOWN;
        }

        /**
         * {@return how long {@link #send} took until it began to send the request: the time to look up the host, to connect and
         * to agree on TLS} It is zero if the request was not sent, or if the gateway does not know. The circuit breaker does not
         * count this time when it decides whether the vendor is slow, because a busy machine of the caller can cause it. Called
         * after {@code send} or {@link #cancel}, by any thread.
         */
        default Duration connectTime() {
            return Duration.ZERO;
        }
    }
}
