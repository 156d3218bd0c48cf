package id.sesi.application.driven;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A record for the {@link AuditTrail}. It contains nothing confidential, so it may be logged.
 *
 * @since 1.0.0
 */
public sealed interface AuditRecord {

    /** {@return the time when the attempt or the call ended} */
    Instant time();

    /** {@return the call to which the record belongs} */
    Call call();

    /** {@return the result of the function that matches the kind of this record} */
    <T> T fold(Function<? super AttemptEnded, ? extends T> attempt, Function<? super CallEnded, ? extends T> end);

    /**
     * Identifies one call, which may consist of several attempts.
     *
     * @param partnerId the partner that requested the session
     * @param userId the partner's own ID of the user
     * @param idempotencyKey the key that identifies the call, also at the vendor
     * @since 1.0.0
     */
    record Call(PartnerId partnerId, String userId, IdempotencyKey idempotencyKey) {

        public Call {
            requireNonNull(partnerId);
            requireNonNull(userId);
            requireNonNull(idempotencyKey);
        }
    }

    /**
     * An attempt ended.
     *
     * @param number the number of the attempt, counted from 1
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param status the HTTP status, if a response arrived
     * @param delivery whether the request reached the vendor
     * @param duration the duration of the attempt: waiting for a thread, fetching the key, signing, sending and reading the
     *     response
     * @param pause the pause before the next attempt; zero if the call ends
     * @param breakerOpenUntil the time until which the circuit breaker is open, if it is open after this attempt. It does not
     *     close earlier. Afterwards it allows a few trial attempts
     * @since 1.0.0
     */
    record AttemptEnded(
            Instant time,
            Call call,
            int number,
            String result,
            OptionalInt status,
            Delivery delivery,
            Duration duration,
            Duration pause,
            Optional<Instant> breakerOpenUntil)
            implements AuditRecord {

        public AttemptEnded {
            requireNonNull(time);
            requireNonNull(call);
            requireNonNull(result);
            requireNonNull(status);
            requireNonNull(delivery);
            requireNonNull(duration);
            requireNonNull(pause);
            requireNonNull(breakerOpenUntil);
        }

        @Override
        public <T> T fold(
                Function<? super AttemptEnded, ? extends T> attempt, Function<? super CallEnded, ? extends T> end) {
            return attempt.apply(this);
        }
    }

    /**
     * The call ended.
     *
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param status the HTTP status of the last attempt, if it got a response
     * @param delivery {@code UNKNOWN} if any attempt has it, else {@code RESPONDED} if any attempt has it, else {@code NOT_SENT}
     * @param mayHaveOrphanedSession whether the vendor may hold an orphaned session, because a response was lost or
     *     inconclusive
     * @param attempts the number of attempts
     * @param duration the duration of the whole call, including pauses
     * @param retryAt the time when the caller may retry, if it is known
     * @param ownerDiffers whether the vendor reports another owner of the created session than the partner of the request
     *     (contract, decision 11). The owner itself is in {@code Session.partnerId()} only, because the vendor's text might be
     *     confidential, or might imitate a record (log injection)
     * @since 1.0.0
     */
    record CallEnded(
            Instant time,
            Call call,
            String result,
            OptionalInt status,
            Delivery delivery,
            boolean mayHaveOrphanedSession,
            int attempts,
            Duration duration,
            Optional<Instant> retryAt,
            boolean ownerDiffers)
            implements AuditRecord {

        public CallEnded {
            requireNonNull(time);
            requireNonNull(call);
            requireNonNull(result);
            requireNonNull(status);
            requireNonNull(delivery);
            requireNonNull(duration);
            requireNonNull(retryAt);
        }

        @Override
        public <T> T fold(
                Function<? super AttemptEnded, ? extends T> attempt, Function<? super CallEnded, ? extends T> end) {
            return end.apply(this);
        }
    }
}
