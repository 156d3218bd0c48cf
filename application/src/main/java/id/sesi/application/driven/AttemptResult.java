package id.sesi.application.driven;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driving.Attempt;
import id.sesi.application.driving.Delivery;
import id.sesi.application.driving.Failure;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.Refusal;
import id.sesi.application.driving.VendorError;
import id.sesi.domain.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of one attempt. */
public sealed interface AttemptResult {

    /** {@return {@code CREATED}, or the name of the refusal or failure} */
    String result();

    /** {@return the HTTP status, if an answer came} */
    OptionalInt status();

    /** {@return what is known about the request's way} */
    Delivery delivery();

    /** {@return the outcome of a call that ends with this reply} */
    Outcome endOfCall(List<Attempt> attempts, Instant now);

    /**
     * There is a session.
     *
     * @param session what the vendor created
     */
    record Created(Session session) implements AttemptResult {

        private static final int OK = 200;

        public Created {
            requireNonNull(session);
        }

        @Override
        public String result() {
            return Attempt.CREATED;
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.of(OK);
        }

        @Override
        public Delivery delivery() {
            return Delivery.ANSWERED;
        }

        @Override
        public Outcome endOfCall(List<Attempt> attempts, Instant now) {
            return new Outcome.Created(session, attempts);
        }
    }

    /**
     * The vendor said no for good.
     *
     * @param refusal how the vendor said no
     * @param error in its own words
     */
    record Refused(Refusal refusal, VendorError error) implements AttemptResult {

        public Refused {
            requireNonNull(refusal);
            requireNonNull(error);
        }

        @Override
        public String result() {
            return refusal.name();
        }

        @Override
        public OptionalInt status() {
            return OptionalInt.of(refusal.status());
        }

        @Override
        public Delivery delivery() {
            return Delivery.ANSWERED;
        }

        @Override
        public Outcome endOfCall(List<Attempt> attempts, Instant now) {
            return new Outcome.Refused(refusal, error, attempts);
        }
    }

    /**
     * Neither a session nor a refusal.
     *
     * @param failure why there is no session
     * @param delivery what is known about the request's way
     * @param status the HTTP status, if an answer came
     * @param retryAfter how long the vendor asks to wait, if it does; not negative
     * @param detail one line for a person, without anything confidential
     */
    record Failed(Failure failure, Delivery delivery, OptionalInt status, Optional<Duration> retryAfter, String detail)
            implements AttemptResult {

        public Failed {
            requireNonNull(failure);
            requireNonNull(delivery);
            requireNonNull(status);
            requireNonNull(retryAfter);
            requireNonNull(detail);
        }

        /** {@return a failure without an answer} */
        public static Failed unanswered(Failure failure, Delivery delivery, String detail) {
            return new Failed(failure, delivery, OptionalInt.empty(), Optional.empty(), detail);
        }

        /** {@return a failure that the vendor's complete answer tells} */
        public static Failed answered(Failure failure, int status, Optional<Duration> retryAfter, String detail) {
            return new Failed(failure, Delivery.ANSWERED, OptionalInt.of(status), retryAfter, detail);
        }

        /** {@return the same failure, with more to say to a person} */
        public Failed adding(String more) {
            return new Failed(failure, delivery, status, retryAfter, detail + "; " + more);
        }

        @Override
        public String result() {
            return failure.name();
        }

        @Override
        public Outcome endOfCall(List<Attempt> attempts, Instant now) {
            return new Outcome.Unavailable(failure, detail, retryAfter.map(now::plus), attempts);
        }
    }
}
