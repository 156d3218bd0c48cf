package id.sesi.application.driving;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * All that can come of a {@link CreateSession} call. Holds nothing confidential in its texts; the session itself does.
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

    /** {@return {@code CREATED}, or the name of the {@link Refusal} or {@link Failure}} */
    default String result() {
        return fold(
                created -> Attempt.CREATED,
                refused -> refused.refusal().name(),
                unavailable -> unavailable.failure().name());
    }

    /** {@return the least certain delivery of all attempts} */
    default Delivery delivery() {
        return attempts().stream()
                .map(Attempt::delivery)
                .max(Delivery::compareTo)
                .orElse(Delivery.NOT_SENT);
    }

    /**
     * {@return whether the vendor may hold a session of this call that nobody has: one that a lost answer, or an error that
     * does not rule it out, has hidden} Then calling again may make a second one; after a created outcome there may be one
     * besides the one in hand.
     */
    default boolean mayHaveOrphanedSession() {
        return attempts().stream().anyMatch(Attempt::mayHaveOrphanedSession);
    }

    /** {@return the status of the last attempt, if it got an answer} */
    default OptionalInt status() {
        List<Attempt> attempts = attempts();
        return attempts.isEmpty()
                ? OptionalInt.empty()
                : attempts.get(attempts.size() - 1).status();
    }

    /**
     * {@return the created session}
     *
     * @throws SessionNotCreatedException if there is none
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
     * The session exists.
     *
     * @param session what the vendor created
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
     * The vendor said no. The same request will be refused again.
     *
     * @param refusal in which way
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
     * No session could be had now.
     *
     * @param failure why: that of the last attempt, unless an open breaker or an interrupt ended the call
     * @param detail the same for a person, in one line
     * @param retryAt when to come back by the wall clock, if the vendor said so or the breaker knows
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
