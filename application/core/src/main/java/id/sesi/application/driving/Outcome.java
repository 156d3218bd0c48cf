package id.sesi.application.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.application.result.Attempt;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.application.result.VendorError;
import id.sesi.domain.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Everything that a {@link CreateSession} call can end in. Its texts hold nothing confidential; the session does.
 *
 * <pre>{@code
 * String page = createSession.create(request).fold(
 *         created -> iframe(created.session().widgetUrl()),
 *         refused -> "The service refused: " + refused.refusal(),
 *         unavailable -> "Please try again later");
 * }</pre>
 */
public sealed interface Outcome {

    /** {@return every attempt in order; none if the breaker was open from the start} */
    List<Attempt> attempts();

    /** Maps each kind of outcome. A new kind breaks the build here, and not a caller in production. */
    <T> T fold(
            Function<? super Created, ? extends T> created,
            Function<? super Refused, ? extends T> refused,
            Function<? super Unavailable, ? extends T> unavailable);

    /** {@return {@code CREATED}, or the name of the {@link Refusal} or {@link Failure}: for logs and metrics} */
    default String result() {
        return fold(
                created -> "CREATED",
                refused -> refused.refusal().name(),
                unavailable -> unavailable.failure().name());
    }

    /** {@return the least certain delivery of all attempts} */
    default Delivery delivery() {
        return attempts().stream()
                .map(attempt -> attempt.result().delivery())
                .max(Delivery::compareTo)
                .orElse(Delivery.NOT_SENT);
    }

    /**
     * {@return whether the vendor may hold an orphaned session of this call, because a response was lost or inconclusive}
     * Then another call may create a second session; after a created outcome, one may exist besides the returned one.
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
                unavailable -> {
                    throw new SessionNotCreatedException(unavailable);
                });
    }

    /**
     * The vendor created the session.
     *
     * @param session the session
     * @param attempts the last of which created it
     */
    record Created(Session session, List<Attempt> attempts) implements Outcome {

        public Created {
            requireNonNull(session);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <T> T fold(
                Function<? super Created, ? extends T> created,
                Function<? super Refused, ? extends T> refused,
                Function<? super Unavailable, ? extends T> unavailable) {
            return created.apply(this);
        }
    }

    /**
     * The vendor refused the request. It would refuse the same request again.
     *
     * @param refusal why
     * @param error the vendor's own words
     * @param attempts the last of which was refused
     */
    record Refused(Refusal refusal, VendorError error, List<Attempt> attempts) implements Outcome {

        public Refused {
            requireNonNull(refusal);
            requireNonNull(error);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <T> T fold(
                Function<? super Created, ? extends T> created,
                Function<? super Refused, ? extends T> refused,
                Function<? super Unavailable, ? extends T> unavailable) {
            return refused.apply(this);
        }
    }

    /**
     * There is no session now.
     *
     * @param failure why: that of the last attempt, unless an open breaker or an interrupt ended the call
     * @param detail the same in one line for a person
     * @param retryAt when to try again, if the vendor or the breaker tells
     * @param attempts all of which failed
     */
    record Unavailable(Failure failure, String detail, Optional<Instant> retryAt, List<Attempt> attempts)
            implements Outcome {

        public Unavailable {
            requireNonNull(failure);
            requireNonNull(detail);
            requireNonNull(retryAt);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <T> T fold(
                Function<? super Created, ? extends T> created,
                Function<? super Refused, ? extends T> refused,
                Function<? super Unavailable, ? extends T> unavailable) {
            return unavailable.apply(this);
        }
    }
}
