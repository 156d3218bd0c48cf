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
import id.sesi.domain.PartnerId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Creates the use cases. The methods take driven ports and return driving ports, or a builder of one.
 *
 * <pre>{@code
 * CreateSession createSession = UseCases.createSessionBuilder(partnerId, secrets, gateway, audit).build();
 * }</pre>
 *
 * <p>Each use case that signs does so for one partner. Thus keys cannot be mixed up, and partners do not share a circuit breaker.
 *
 * @since 1.0.0
 */
public final class UseCases {

    private UseCases() {}

    /**
     * {@return a builder with the system's time, a secure random generator and the default executor}
     *
     * @param partnerId the partner whose requests the use case sends. It does not send a request of another partner: the outcome
     *     is {@link id.sesi.application.result.Failure#SECRET_UNAVAILABLE}
     */
    public static CreateSessionBuilder createSessionBuilder(
            PartnerId partnerId, SecretSource secrets, SessionGateway gateway, AuditTrail audit) {
        return new CreateSessionBuilder(partnerId, secrets, gateway, audit);
    }

    /**
     * {@return the use case that signs without sending}
     *
     * @param partnerId the only partner for whom the use case signs
     * @param deadline the time limit for fetching the key and signing; positive, at most one day
     * @param executor runs the secret source; see {@link CreateSessionBuilder#executor}
     * @throws IllegalArgumentException if the deadline is not valid
     */
    public static SignRequest signRequest(
            PartnerId partnerId, SecretSource secrets, Duration deadline, Executor executor) {
        return new SignRequestService(
                new KeyAccess(partnerId, requireNonNull(secrets), System::nanoTime),
                Deadline.validate(deadline),
                requireNonNull(executor));
    }

    /**
     * {@return the use case that probes the vendor}
     *
     * @param deadline the time limit for a probe; positive, at most one day
     * @param executor runs the probe; see {@link CreateSessionBuilder#executor}
     * @throws IllegalArgumentException if the deadline is not valid
     */
    public static ProbeVendor probeVendor(VendorProbe vendor, Duration deadline, Executor executor) {
        return new ProbeVendorService(requireNonNull(vendor), Deadline.validate(deadline), requireNonNull(executor));
    }

    /**
     * {@return a new executor with daemon threads, which are started on demand and end after one idle second}
     *
     * <p>Shut the executor down to end its threads immediately, for example when a web application stops. Use cases never shut it
     * down.
     */
    public static ExecutorService defaultExecutor() {
        return DefaultExecutor.create();
    }

    /**
     * Builds a {@link CreateSession}. Not thread-safe; the built use case is thread-safe.
     *
     * @since 1.0.0
     */
    public static final class CreateSessionBuilder {

        /**
         * The AWS SDK has the same default for its connections. Servers usually allow more than 50 streams on one HTTP/2
         * connection.
         */
        private static final int DEFAULT_MAX_CONCURRENT_CALLS = 50;

        private final PartnerId partnerId;
        private final SecretSource secrets;
        private final SessionGateway gateway;
        private final AuditTrail audit;
        private InstantSource clock = Clock.systemUTC();
        private Ticker ticker = System::nanoTime;
        private Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        private RandomGenerator random = new SecureRandom();
        private Executor executor = defaultExecutor();
        private int maxConcurrentCalls = DEFAULT_MAX_CONCURRENT_CALLS;

        private CreateSessionBuilder(
                PartnerId partnerId, SecretSource secrets, SessionGateway gateway, AuditTrail audit) {
            this.partnerId = requireNonNull(partnerId);
            this.secrets = requireNonNull(secrets);
            this.gateway = requireNonNull(gateway);
            this.audit = requireNonNull(audit);
        }

        /**
         * Limits the calls that run at the same time, and so their threads and connections. Further calls wait for their turn
         * within their deadline. If it expires, the outcome is {@link id.sesi.application.result.Failure#TOO_MANY_CALLS}, and
         * nothing was sent.
         *
         * <p>The limits of use cases that share a gateway add up. Over HTTP/2, keep the sum at about 100: servers often allow only
         * 100 to 128 requests on one connection, and refuse more.
         *
         * @param value positive; the default is 50
         * @throws IllegalArgumentException if the value is not positive
         */
        public CreateSessionBuilder maxConcurrentCalls(int value) {
            if (value < 1) {
                throw new IllegalArgumentException(
                        "the limit of concurrent calls needs to be positive, but is " + value);
            }
            maxConcurrentCalls = value;
            return this;
        }

        /**
         * Sets the executor that runs the secret source and the gateway, so that a call can end even if one of them hangs.
         * The default is {@link #defaultExecutor()}. Each call occupies one thread of the executor during its attempts and the
         * pauses between them.
         *
         * <p>Set your own executor to propagate a context (trace, MDC), or to use managed or virtual threads. It must not be the
         * bounded thread pool on which the callers run. Otherwise the callers could occupy all threads while they wait for one.
         * If the executor runs tasks on the calling thread, or blocks in {@code execute}, a call can exceed its deadline. Sesi
         * never shuts the executor down.
         */
        public CreateSessionBuilder executor(Executor value) {
            executor = requireNonNull(value);
            return this;
        }

        /**
         * Sets the sources of time, which must agree with each other. The default is the system's time.
         *
         * @param wallClock the time in audit records and outcomes
         * @param durations measures durations and deadlines
         * @param pauses lets the call pause between attempts
         */
        public CreateSessionBuilder time(InstantSource wallClock, Ticker durations, Sleeper pauses) {
            clock = requireNonNull(wallClock);
            ticker = requireNonNull(durations);
            sleeper = requireNonNull(pauses);
            return this;
        }

        /**
         * Sets the source of idempotency keys and jitter. The default is a {@link SecureRandom}.
         *
         * @param value thread-safe
         */
        public CreateSessionBuilder random(RandomGenerator value) {
            random = requireNonNull(value);
            return this;
        }

        /** {@return a new use case with a new circuit breaker} */
        public CreateSession build() {
            return new CreateSessionService(
                    new KeyAccess(partnerId, secrets, ticker),
                    gateway,
                    new FailSafeAuditTrail(audit),
                    new RetryPolicy(random),
                    new Breaker(ticker),
                    clock,
                    ticker,
                    sleeper,
                    executor,
                    new Semaphore(maxConcurrentCalls, true));
        }
    }
}
