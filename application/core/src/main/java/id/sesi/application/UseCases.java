package id.sesi.application;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
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

    private static final Duration MAX_DEADLINE = Duration.ofDays(1);

    private UseCases() {}

    /** {@return a builder of the use case, with the JDK's time and randomness, the default deadline and executor} */
    public static CreateSessionBuilder createSession(SecretSource secrets, SessionGateway gateway, AuditTrail audit) {
        return new CreateSessionBuilder(secrets, gateway, audit);
    }

    /**
     * {@return the use case}
     *
     * @param deadline how long the secret source may take; positive, at most a day
     * @param executor runs the secret source; see {@link CreateSessionBuilder#executor}
     */
    public static SignRequest signRequest(SecretSource secrets, Duration deadline, Executor executor) {
        return new SignRequestService(
                new KeyUse(requireNonNull(secrets)), checkDeadline(deadline), requireNonNull(executor));
    }

    /**
     * {@return the use case}
     *
     * @param deadline how long the vendor may take; positive, at most a day
     * @param executor runs the probe; see {@link CreateSessionBuilder#executor}
     */
    public static ProbeVendor probeVendor(VendorProbe vendor, Duration deadline, Executor executor) {
        return new ProbeVendorService(requireNonNull(vendor), checkDeadline(deadline), requireNonNull(executor));
    }

    /** {@return the executor of teams that choose none: daemon threads, started on demand, that end after an idle second} */
    public static Executor defaultExecutor() {
        return DefaultExecutor.create();
    }

    private static Duration checkDeadline(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "the deadline needs to be positive and at most " + MAX_DEADLINE + ", but is " + deadline);
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
        private Executor executor = defaultExecutor();
        private Duration deadline = CreateSession.DEFAULT_DEADLINE;

        private CreateSessionBuilder(SecretSource secrets, SessionGateway gateway, AuditTrail audit) {
            this.secrets = requireNonNull(secrets);
            this.gateway = requireNonNull(gateway);
            this.audit = requireNonNull(audit);
        }

        /** Sets the total time of a call, for everything that it does; positive, at most a day. */
        public CreateSessionBuilder deadline(Duration value) {
            deadline = checkDeadline(value);
            return this;
        }

        /**
         * Sets the executor that runs the secret source and the gateway, so that a call can end although one of them hangs.
         * Each call uses one of its threads, for all its attempts and the pauses between them. Choose one that carries the
         * context (trace, MDC) along, or managed or virtual threads. It must not be the bounded pool that the callers run on:
         * they would wait for threads that they hold themselves. If it runs tasks on the calling thread, or blocks in {@code
         * execute}, the call can outlive its deadline. The caller shuts it down.
         */
        public CreateSessionBuilder executor(Executor value) {
            executor = requireNonNull(value);
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

        /** Sets the source of idempotency keys and jitter; thread-safe. */
        public CreateSessionBuilder random(RandomGenerator value) {
            random = requireNonNull(value);
            return this;
        }

        /** {@return the use case, with a circuit breaker of its own} */
        public CreateSession build() {
            return new CreateSessionService(
                    secrets,
                    gateway,
                    new FailSafeAuditTrail(audit),
                    new RetryPolicy(random),
                    new Breaker(ticker),
                    clock,
                    ticker,
                    sleeper,
                    executor,
                    deadline);
        }
    }
}
