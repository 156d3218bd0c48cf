package id.sesi.application;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driven.Ticker;
import id.sesi.application.driven.VendorProbe;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.InspectSecret;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.driving.VerifySignature;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    private static final Duration MAX_AGE = Duration.ofHours(1);

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
        return new SignRequestService(retrieval(secrets), bounded(deadline));
    }

    /**
     * {@return the use case}
     *
     * @param others where the key of the other environment is, if that is to be told apart
     * @param deadline how long each secret source may take; positive, at most a day
     * @param ticker ends a search that takes too long
     */
    public static VerifySignature verifySignature(
            SecretSource secrets, Optional<SecretSource> others, Duration deadline, Ticker ticker) {
        return new VerifySignatureService(
                retrieval(secrets), others.map(UseCases::retrieval), bounded(deadline), requireNonNull(ticker));
    }

    /**
     * {@return the use case}
     *
     * @param deadline how long the secret source may take; positive, at most a day
     */
    public static InspectSecret inspectSecret(SecretSource secrets, Duration deadline) {
        return new InspectSecretService(retrieval(secrets), bounded(deadline));
    }

    /**
     * {@return the use case}
     *
     * @param clock the own one, which is compared with the vendor's
     * @param deadline how long the vendor may take; positive, at most a day
     */
    public static ProbeVendor probeVendor(VendorProbe vendor, InstantSource clock, Duration deadline) {
        return new ProbeVendorService(requireNonNull(vendor), requireNonNull(clock), bounded(deadline));
    }

    private static SecretRetrieval retrieval(SecretSource secrets) {
        return new SecretRetrieval(requireNonNull(secrets), Optional.empty());
    }

    private static Duration bounded(Duration deadline) {
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
        private Duration deadline = CreateSession.DEFAULT_DEADLINE;
        private Optional<Executor> secretsTooOld = Optional.empty();

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

        /**
         * Keeps a fetched key for a while instead of fetching it for each attempt: for secret managers that are slow or
         * charge by the call. A key is wiped when it is too old, and after the vendor refused a signature (401): then it
         * may have been rotated, and the next call fetches it anew. Calls that come at the same time share one fetch.
         *
         * @param longest how long; positive, at most an hour
         */
        public CreateSessionBuilder keepSecretFor(Duration longest) {
            if (longest.isZero() || longest.isNegative() || longest.compareTo(MAX_AGE) > 0) {
                throw new IllegalArgumentException(
                        "a key can be kept for more than nothing and at most " + MAX_AGE + ", not for " + longest);
            }
            // On the JDK's own timer thread: in a pool of others, dropping a key would wait for them.
            return keepSecretUntil(
                    CompletableFuture.delayedExecutor(longest.toNanos(), TimeUnit.NANOSECONDS, Runnable::run));
        }

        CreateSessionBuilder keepSecretUntil(Executor tooOld) {
            secretsTooOld = Optional.of(tooOld);
            return this;
        }

        /** Sets where idempotency keys and jitter come from; thread-safe. */
        public CreateSessionBuilder random(RandomGenerator value) {
            random = requireNonNull(value);
            return this;
        }

        /** {@return the use case, with a circuit breaker of its own} */
        public CreateSession build() {
            return new CreateSessionService(
                    new SecretRetrieval(secrets, secretsTooOld),
                    gateway,
                    new FailSafeAuditTrail(audit),
                    new RetryPolicy(random),
                    new Breaker(ticker),
                    clock,
                    ticker,
                    sleeper,
                    deadline);
        }
    }
}
