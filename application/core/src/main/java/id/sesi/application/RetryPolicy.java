package id.sesi.application;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides whether a call retries and how long the pause before the retry is (section 5 and decisions 4, 5 and 10 of the
 * contract).
 *
 * @param random the source of the jitter; thread-safe
 */
record RetryPolicy(RandomGenerator random) {

    static final int MAX_ATTEMPTS = 3;

    /** A shorter attempt would probably send the request and then time out, so its delivery would be unknown. */
    private static final Duration MIN_ATTEMPT_TIME = Duration.ofMillis(100);

    private static final String NO_TIME = "the deadline left no time for another attempt";
    private static final Duration MAX_PAUSE = Duration.ofSeconds(8);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final int MAX_JITTER_MILLIS = 300;

    /** The decision after an attempt: retry or stop. */
    sealed interface Decision {

        /** {@return the pause before the next attempt; zero if the call ends} */
        Duration pause();
    }

    /** The call makes another attempt after this pause. */
    record Retry(Duration pause) implements Decision {}

    /** The call ends with this result. */
    record Stop(AttemptResult finalResult) implements Decision {

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    /**
     * {@return the decision after an attempt with this result}
     *
     * @param attempts the number of attempts so far, including the one with this result
     * @param remaining the remaining time of the call
     */
    Decision decide(AttemptResult result, int attempts, Duration remaining) {
        if (!(result instanceof Failed failed) || !isRetryable(failed) || attempts >= MAX_ATTEMPTS) {
            return new Stop(result);
        }
        Duration asked = failed.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(MAX_PAUSE) > 0) {
            return new Stop(
                    failed.withAddedDetail("the vendor asks for a pause of more than " + MAX_PAUSE.toSeconds() + " s"));
        }
        Duration backoff = backoff(attempts - 1);
        Duration pause = asked.compareTo(backoff) > 0 ? asked : backoff;
        return pause.plus(MIN_ATTEMPT_TIME).compareTo(remaining) <= 0
                ? new Retry(pause)
                : new Stop(failed.withAddedDetail(NO_TIME));
    }

    /** {@return the final result of a call whose deadline expired during the pause after the given result} */
    static AttemptResult outOfTime(AttemptResult result) {
        return result instanceof Failed failed
                ? new Failed(
                                failed.failure(),
                                failed.delivery(),
                                failed.status(),
                                Optional.empty(),
                                failed.detail(),
                                failed.error())
                        .withAddedDetail(NO_TIME)
                : result;
    }

    /**
     * {@return the pause after an attempt, including jitter}
     *
     * @param attempt the number of the attempt, counted from 0
     */
    Duration backoff(int attempt) {
        long millis = (FIRST_PAUSE_MILLIS << attempt) + random.nextInt(MAX_JITTER_MILLIS + 1);
        return Duration.ofMillis(Math.min(millis, MAX_PAUSE.toMillis()));
    }

    /** {@return whether another attempt might succeed} */
    static boolean isRetryable(AttemptResult result) {
        return result instanceof Failed failed
                && switch (failed.failure()) {
                    case UNREACHABLE, NOT_PROCESSED, CONNECTION_LOST, TIMED_OUT, RATE_LIMITED, SERVICE_FAILING -> true;
                    case SECRET_UNAVAILABLE,
                            EXECUTOR_REJECTED,
                            TOO_MANY_CALLS,
                            GATEWAY_FAILED,
                            BREAKER_OPEN,
                            PROXY_REFUSED,
                            UNTRUSTED_CERTIFICATE,
                            HOSTNAME_MISMATCH,
                            EXPIRED_CERTIFICATE,
                            INTERRUPTED,
                            UNEXPECTED_STATUS,
                            INVALID_RESPONSE -> false;
                };
    }
}
