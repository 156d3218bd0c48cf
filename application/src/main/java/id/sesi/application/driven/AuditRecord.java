package id.sesi.application.driven;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driving.Attempt;
import id.sesi.application.driving.Delivery;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** One line of the {@link AuditTrail}. Holds nothing confidential: it may be logged as it is. */
public sealed interface AuditRecord {

    /** {@return when what is recorded ended} */
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
     * @param attempt what came of it
     */
    record AttemptEnded(Instant time, Call call, Attempt attempt) implements AuditRecord {

        public AttemptEnded {
            requireNonNull(time);
            requireNonNull(call);
            requireNonNull(attempt);
        }

        @Override
        public <T> T fold(
                Function<? super AttemptEnded, ? extends T> attempt, Function<? super CallEnded, ? extends T> end) {
            return attempt.apply(this);
        }
    }

    /**
     * The call ended, with this outcome.
     *
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param status the HTTP status of the last attempt, if it got an answer
     * @param delivery the least certain of all attempts
     * @param mayHaveOrphanedSession whether the vendor may hold a session of this call that nobody has
     * @param attempts how many there were
     * @param duration of the whole call, pauses included
     * @param retryAt when to come back, if that is known
     * @param owner of the created session, where the vendor names another partner than the one who asked (contract, Decided 11)
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
