package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The result of one attempt to create a session. It may contain a session or the vendor's message, so do not log its
 * components. Its {@link #name()} may be logged.
 *
 * @since 1.0.0
 */
public sealed interface AttemptResult {

    /** {@return {@code CREATED}, or the name of the {@link Refusal} or {@link Failure}} */
    String name();

    /** {@return the HTTP status, if a response arrived} */
    OptionalInt status();

    /** {@return whether the request reached the vendor} */
    Delivery delivery();

    /** {@return the state of the vendor's service as far as this attempt shows it} */
    ServiceHealth health();

    /** {@return whether the vendor may hold an orphaned session, because a response was lost or inconclusive} */
    boolean mayHaveOrphanedSession();

    /**
     * {@return the value of the function that matches the kind of this result} A caller must handle all kinds, so none can be
     * forgotten.
     */
    <T> T fold(
            Function<? super Created, ? extends T> created,
            Function<? super Refused, ? extends T> refused,
            Function<? super Failed, ? extends T> failed);

    /**
     * The vendor created a session.
     *
     * @param session the created session
     * @since 1.0.0
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
     * The vendor refused the request. A retry would be refused again.
     *
     * @param refusal the reason
     * @param error the vendor's message; it may contain personal data
     * @since 1.0.0
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
     * The attempt failed without a session and without a refusal.
     *
     * @param failure the reason
     * @param delivery whether the request reached the vendor
     * @param status the HTTP status, if a response arrived
     * @param retryAfter the pause that the vendor asks for, if any; not negative
     * @param detail a description in one line, without confidential data
     * @param error the vendor's message, or {@link VendorError#NONE}; it may contain personal data, so do not log it
     * @since 1.0.0
     */
    record Failed(
            Failure failure,
            Delivery delivery,
            OptionalInt status,
            Optional<Duration> retryAfter,
            String detail,
            VendorError error)
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
            requireNonNull(error);
        }

        /** {@return the result of an attempt that got no response} */
        public static Failed withoutResponse(Failure failure, Delivery delivery, String detail) {
            return new Failed(failure, delivery, OptionalInt.empty(), Optional.empty(), detail, VendorError.NONE);
        }

        /** {@return the result of an attempt that failed although it got a complete response} */
        public static Failed withStatus(Failure failure, int status, Optional<Duration> retryAfter, String detail) {
            return new Failed(
                    failure, Delivery.RESPONDED, OptionalInt.of(status), retryAfter, detail, VendorError.NONE);
        }

        /** {@return the result of an attempt whose time limit expired} */
        public static Failed timedOut(Delivery delivery) {
            return withoutResponse(
                    Failure.TIMED_OUT,
                    delivery,
                    delivery == Delivery.NOT_SENT
                            ? "no connection could be made in time"
                            : "no complete response arrived in time");
        }

        /** {@return the result of an attempt whose caller was interrupted} */
        public static Failed interrupted(Delivery delivery) {
            return withoutResponse(Failure.INTERRUPTED, delivery, "the call was interrupted");
        }

        /** {@return this result with a text appended to its detail} */
        public Failed withAddedDetail(String addition) {
            return new Failed(failure, delivery, status, retryAfter, detail + "; " + addition, error);
        }

        /** {@return this result with the vendor's message} */
        public Failed withError(VendorError vendorError) {
            return new Failed(failure, delivery, status, retryAfter, detail, vendorError);
        }

        @Override
        public String name() {
            return failure.name();
        }

        @Override
        public ServiceHealth health() {
            // A client error, such as 409, shows that the service works.
            boolean isClientError = failure == Failure.UNEXPECTED_STATUS && statusClass() == CLIENT_ERROR;
            return isClientError ? ServiceHealth.HEALTHY : failure.health();
        }

        /**
         * True also for two kinds of complete responses: a success without a usable session, and a server error. A proxy may have
         * sent the server error although the vendor created the session.
         */
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
