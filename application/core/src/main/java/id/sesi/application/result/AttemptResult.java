package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** What one attempt to create a session ended in. Holds a session or the vendor's words, so it is not for logs; its name is. */
public sealed interface AttemptResult {

    /** {@return {@code CREATED}, or the name of the {@link Refusal} or {@link Failure}} */
    String name();

    /** {@return the HTTP status, if a response arrived} */
    OptionalInt status();

    /** {@return whether the request reached the vendor} */
    Delivery delivery();

    /** {@return what the attempt says about the vendor's service} */
    ServiceHealth health();

    /** {@return whether the vendor may hold an orphaned session, because a response was lost or inconclusive} */
    boolean mayHaveOrphanedSession();

    /** Maps each kind of result. A new kind breaks the build wherever kinds are mapped. */
    <T> T fold(
            Function<? super Created, ? extends T> created,
            Function<? super Refused, ? extends T> refused,
            Function<? super Failed, ? extends T> failed);

    /**
     * The vendor created a session.
     *
     * @param session the session
     */
    record Created(Session session) implements AttemptResult {

        private static final int OK = 200;

        public Created {
            requireNonNull(session);
        }

        @Override
        public String name() {
            return "CREATED";
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.of(OK);
        }

        @Override
        public Delivery delivery() {
            return Delivery.RESPONDED;
        }

        @Override
        public ServiceHealth health() {
            return ServiceHealth.HEALTHY;
        }

        @Override
        public boolean mayHaveOrphanedSession() {
            return false;
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
     * The vendor refused the request for good.
     *
     * @param refusal why
     * @param error the vendor's own words
     */
    record Refused(Refusal refusal, VendorError error) implements AttemptResult {

        public Refused {
            requireNonNull(refusal);
            requireNonNull(error);
        }

        @Override
        public String name() {
            return refusal.name();
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.of(refusal.status());
        }

        @Override
        public Delivery delivery() {
            return Delivery.RESPONDED;
        }

        @Override
        public ServiceHealth health() {
            return ServiceHealth.HEALTHY;
        }

        @Override
        public boolean mayHaveOrphanedSession() {
            return false;
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
     * The attempt brought neither a session nor a refusal.
     *
     * @param failure why
     * @param delivery whether the request reached the vendor
     * @param status the HTTP status, if a response arrived
     * @param retryAfter how long the vendor asks to wait, if it does; not negative
     * @param detail one line for a person, without anything confidential
     */
    record Failed(Failure failure, Delivery delivery, OptionalInt status, Optional<Duration> retryAfter, String detail)
            implements AttemptResult {

        private static final int SUCCESS = 2;
        private static final int CLIENT_ERROR = 4;
        private static final int SERVER_ERROR = 5;

        public Failed {
            requireNonNull(failure);
            requireNonNull(delivery);
            requireNonNull(status);
            requireNonNull(retryAfter);
            requireNonNull(detail);
        }

        /** {@return a failure without a response} */
        public static Failed withoutResponse(Failure failure, Delivery delivery, String detail) {
            return new Failed(failure, delivery, OptionalInt.empty(), Optional.empty(), detail);
        }

        /** {@return a failure that the vendor's complete response tells} */
        public static Failed withStatus(Failure failure, int status, Optional<Duration> retryAfter, String detail) {
            return new Failed(failure, Delivery.RESPONDED, OptionalInt.of(status), retryAfter, detail);
        }

        /** {@return the failure of an attempt whose time ran out} */
        public static Failed timedOut(Delivery delivery) {
            return withoutResponse(
                    Failure.TIMED_OUT,
                    delivery,
                    delivery == Delivery.NOT_SENT
                            ? "no connection could be made in time"
                            : "no complete answer came in time");
        }

        /** {@return the failure of an attempt whose caller was interrupted} */
        public static Failed interrupted(Delivery delivery) {
            return withoutResponse(Failure.INTERRUPTED, delivery, "the call was interrupted");
        }

        /** {@return the same failure with more detail} */
        public Failed withDetail(String more) {
            return new Failed(failure, delivery, status, retryAfter, detail + "; " + more);
        }

        @Override
        public String name() {
            return failure.name();
        }

        @Override
        public ServiceHealth health() {
            return switch (failure) {
                case UNREACHABLE,
                        UNTRUSTED,
                        CONNECTION_LOST,
                        TIMED_OUT,
                        RATE_LIMITED,
                        SERVICE_FAILING,
                        UNINTELLIGIBLE_RESPONSE -> ServiceHealth.UNHEALTHY;
                case UNEXPECTED_STATUS ->
                    // A client error, such as 409, is a final refusal by a service that works.
                    statusClass() == CLIENT_ERROR ? ServiceHealth.HEALTHY : ServiceHealth.UNHEALTHY;
                case SECRET_UNAVAILABLE, EXECUTOR_REJECTED, BREAKER_OPEN, INTERRUPTED -> ServiceHealth.UNKNOWN;
            };
        }

        /** A success without a usable session counts, and so does a server error, which may be that of a gateway in between. */
        @Override
        public boolean mayHaveOrphanedSession() {
            return delivery == Delivery.UNKNOWN || statusClass() == SERVER_ERROR || statusClass() == SUCCESS;
        }

        private int statusClass() {
            return status.orElse(0) / 100;
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
