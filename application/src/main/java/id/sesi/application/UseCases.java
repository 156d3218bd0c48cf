package id.sesi.application;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.SignRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Makes the use cases: driven ports in, driving ports out.
 *
 * <pre>{@code
 * CreateSession createSession = UseCases.createSession(secrets, gateway, audit).build();
 * }</pre>
 */
public final class UseCases {

    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);

    private UseCases() {}

    /** {@return a builder of the use case, with the JDK's time and randomness and the default deadline} */
    public static CreateSessionBuilder createSession(SecretSource secrets, SessionGateway gateway, AuditTrail audit) {
        return new CreateSessionBuilder(secrets, gateway, audit);
    }

    /**
     * {@return the use case}
     *
     * @param deadline how long the secret source may take; positive, at most a day
     */
    public static SignRequest signRequest(SecretSource secrets, Duration deadline) {
        return new RequestSigning(new SecretRetrieval(requireNonNull(secrets)), bounded(deadline));
    }

    private static Duration bounded(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "the deadline needs to be positive and at most " + LONGEST_DEADLINE + ", but is " + deadline);
        }
        return deadline;
    }

    /** Settings of a {@link CreateSession}. Not thread-safe; what it builds is. */
    public static final class CreateSessionBuilder {

        private final SecretSource secrets;
        private final SessionGateway gateway;
        private final AuditTrail audit;
        private InstantSource clock = Clock.systemUTC();
        private Ticker ticker = System::nanoTime;
        private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        private RandomGenerator random = new SecureRandom();
        private Duration deadline = CreateSession.DEFAULT_DEADLINE;

        private CreateSessionBuilder(SecretSource secrets, SessionGateway gateway, AuditTrail audit) {
            this.secrets = requireNonNull(secrets);
            this.gateway = requireNonNull(gateway);
            this.audit = requireNonNull(audit);
        }

        /** Sets the total time of a call, in which everything happens that it does; positive, at most a day. */
        public CreateSessionBuilder deadline(Duration value) {
            deadline = bounded(value);
            return this;
        }

        /**
         * Sets the wall clock, for the moments in records and outcomes, the ticker, for durations, and what lets time pass
         * between attempts. They agree with each other.
         */
        public CreateSessionBuilder time(InstantSource wallClock, Ticker durations, Sleeper pauses) {
            clock = requireNonNull(wallClock);
            ticker = requireNonNull(durations);
            sleeper = requireNonNull(pauses);
            return this;
        }

        /** Sets where idempotency keys and jitter come from; thread-safe. */
        public CreateSessionBuilder random(RandomGenerator value) {
            random = requireNonNull(value);
            return this;
        }

        /** {@return the use case, with a circuit breaker of its own} */
        public CreateSession build() {
            return new SessionCreation(
                    new SecretRetrieval(secrets),
                    gateway,
                    new Auditor(audit),
                    new RetryPolicy(random),
                    new Breaker(ticker),
                    clock,
                    ticker,
                    sleeper,
                    deadline);
        }
    }
}
