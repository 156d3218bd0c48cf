package id.sesi.application.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.Attempt;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The outcome of a {@link CreateSession} call: created, refused or failed. The session and the {@link VendorError} are
 * confidential; {@code toString()}, {@link #description()} and {@link Failed#detail()} are not.
 *
 * <pre>{@code
 * String page = createSession.create(request).fold(
 *         created -> iframe(created.session().widgetUrl()),
 *         refused -> "The vendor refused the request: " + refused.refusal(),
 *         failed -> "Please try again later");
 * }</pre>
 *
 * @since 1.0.0
 */
public sealed interface Outcome {

    /** {@return the key that identifies the call: in its audit records, and in the header of each of its requests} */
    IdempotencyKey idempotencyKey();

    /** {@return all attempts in order; empty if the call ended before its first attempt, for example because the circuit breaker
     * was open} */
    List<Attempt> attempts();

    /**
     * {@return the result of the function that matches the kind of this outcome} A caller must handle all kinds, so none can be
     * forgotten.
     */
    <T> T fold(
            Function<? super Created, ? extends T> created,
            Function<? super Refused, ? extends T> refused,
            Function<? super Failed, ? extends T> failed);

    /** {@return {@code CREATED}, or the name of the {@link Refusal} or {@link Failure}; suitable for logs and metrics} */
    default String name() {
        return fold(
                created -> "CREATED",
                refused -> refused.refusal().name(),
                failed -> failed.failure().name());
    }

    /** {@return {@code UNKNOWN} if any attempt has it, else {@code RESPONDED} if any attempt has it, else {@code NOT_SENT}} */
    default Delivery delivery() {
        return attempts().stream()
                .map(attempt -> attempt.result().delivery())
                .max(Delivery::compareTo)
                .orElse(Delivery.NOT_SENT);
    }

    /**
     * {@return whether the vendor may hold an orphaned session of this call, because a response was lost or inconclusive} If so,
     * another call may create a second session. This can be true even for {@link Created}: an orphaned session may then exist in
     * addition to the returned session.
     */
    default boolean mayHaveOrphanedSession() {
        return attempts().stream().anyMatch(attempt -> attempt.result().mayHaveOrphanedSession());
    }

    /** {@return the HTTP status of the last attempt, if it got a response} */
    default OptionalInt status() {
        List<Attempt> attempts = attempts();
        return attempts.isEmpty()
                ? OptionalInt.empty()
                : attempts.get(attempts.size() - 1).result().status();
    }

    /**
     * {@return a description in one line, for logs: the result, the detail of a failure, the idempotency key, the number of
     * attempts, the delivery, and whether an orphaned session may exist} It contains nothing confidential: no user, no text of the vendor, no token and no URL of the
     * widget. Example:
     *
     * <pre>
     * UNREACHABLE: connection refused (idempotencyKey=…, attempts=3, delivery=NOT_SENT, mayHaveOrphanedSession=false)
     * </pre>
     */
    default String description() {
        return fold(
                        created -> name(),
                        refused -> name() + ": the vendor refused the request with status "
                                + refused.refusal().status(),
                        failed -> name() + ": " + failed.detail())
                + " (idempotencyKey=" + idempotencyKey() + ", attempts="
                + attempts().size() + ", delivery="
                + delivery() + ", mayHaveOrphanedSession=" + mayHaveOrphanedSession() + ")";
    }

    /**
     * {@return the created session}
     *
     * @throws SessionNotCreatedException if no session was created
     */
    default Session orThrow() {
        return fold(
                Created::session,
                refused -> {
                    throw new SessionNotCreatedException(refused);
                },
                failed -> {
                    throw new SessionNotCreatedException(failed);
                });
    }

    /**
     * The vendor created the session.
     *
     * @param session the created session
     * @param idempotencyKey the key that identifies the call
     * @param attempts all attempts; the last one created the session
     * @since 1.0.0
     */
    record Created(Session session, IdempotencyKey idempotencyKey, List<Attempt> attempts) implements Outcome {

        public Created {
            requireNonNull(session);
            requireNonNull(idempotencyKey);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <T> T fold(
                Function<? super Created, ? extends T> created,
                Function<? super Refused, ? extends T> refused,
                Function<? super Failed, ? extends T> failed) {
            return created.apply(this);
        }
    }

    /**
     * The vendor refused the request. It would refuse the same request again, if it is signed with the same secret key.
     *
     * @param refusal the reason
     * @param error the vendor's message; it may contain personal data
     * @param idempotencyKey the key that identifies the call
     * @param attempts all attempts; the last one was refused
     * @since 1.0.0
     */
    record Refused(Refusal refusal, VendorError error, IdempotencyKey idempotencyKey, List<Attempt> attempts)
            implements Outcome {

        public Refused {
            requireNonNull(refusal);
            requireNonNull(error);
            requireNonNull(idempotencyKey);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <T> T fold(
                Function<? super Created, ? extends T> created,
                Function<? super Refused, ? extends T> refused,
                Function<? super Failed, ? extends T> failed) {
            return refused.apply(this);
        }
    }

    /**
     * The call failed without a session and without a refusal.
     *
     * @param failure the failure of the last attempt, unless something else ended the call: an open circuit breaker, too many
     *     concurrent calls, or an interrupt
     * @param detail a description of the failure in one line
     * @param retryAt the time when the caller may retry, if the vendor or the circuit breaker specifies it
     * @param idempotencyKey the key that identifies the call
     * @param attempts all attempts; each of them failed
     * @since 1.0.0
     */
    record Failed(
            Failure failure,
            String detail,
            Optional<Instant> retryAt,
            IdempotencyKey idempotencyKey,
            List<Attempt> attempts)
            implements Outcome {

        public Failed {
            requireNonNull(failure);
            requireNonNull(detail);
            requireNonNull(retryAt);
            requireNonNull(idempotencyKey);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <T> T fold(
                Function<? super Created, ? extends T> created,
                Function<? super Refused, ? extends T> refused,
                Function<? super Failed, ? extends T> failed) {
            return failed.apply(this);
        }
    }
}
