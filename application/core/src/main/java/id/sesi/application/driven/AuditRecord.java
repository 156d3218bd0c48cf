package id.sesi.application.driven;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.Delivery;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** One line of the {@link AuditTrail}. Holds nothing confidential: it may be logged as it is. */
public sealed interface AuditRecord {

    /** {@return when the recorded attempt or call ended} */
    Instant time();

    /** {@return the call that it belongs to} */
    Call call();

    /** Maps each kind of record. */
    <T> T fold(Function<? super AttemptEnded, ? extends T> attempt, Function<? super CallEnded, ? extends T> end);

    /**
     * One call, with all its attempts.
     *
     * @param partnerId who asked
     * @param userId for whom, by the partner's own id
     * @param idempotencyKey names the call, here as at the vendor
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
     * @param number counted from 1
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param status the HTTP status, if a response arrived
     * @param delivery whether the request reached the vendor
     * @param duration from fetching the secret to the end of the response
     * @param pause how long the call pauses before the next attempt; zero if the call ends
     */
    record AttemptEnded(
            Instant time,
            Call call,
            int number,
            String result,
            OptionalInt status,
            Delivery delivery,
            Duration duration,
            Duration pause)
            implements AuditRecord {

        public AttemptEnded {
            requireNonNull(time);
            requireNonNull(call);
            requireNonNull(result);
            requireNonNull(status);
            requireNonNull(delivery);
            requireNonNull(duration);
            requireNonNull(pause);
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
     * @param delivery the least certain of all attempts
     * @param mayHaveOrphanedSession whether the vendor may hold an orphaned session, because an answer was lost
     *     or inconclusive
     * @param attempts how many there were
     * @param duration of the whole call, with its pauses
     * @param retryAt when to try again, if that is known
     * @param owner of the created session, if the vendor names another partner than the one who asked (contract, Decided 11)
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
            Optional<PartnerId> owner)
            implements AuditRecord {

        public CallEnded {
            requireNonNull(time);
            requireNonNull(call);
            requireNonNull(result);
            requireNonNull(status);
            requireNonNull(delivery);
            requireNonNull(duration);
            requireNonNull(retryAt);
            requireNonNull(owner);
        }

        @Override
        public <T> T fold(
                Function<? super AttemptEnded, ? extends T> attempt, Function<? super CallEnded, ? extends T> end) {
            return end.apply(this);
        }
    }
}
