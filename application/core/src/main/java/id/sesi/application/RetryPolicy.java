package id.sesi.application;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to retry, and after which pause (contract, section 5; Decided 4, 5 and 10).
 *
 * @param random for the jitter; thread-safe
 */
record RetryPolicy(RandomGenerator random) {

    static final int MAX_ATTEMPTS = 3;

    /** With less time than this a request would most likely be sent in vain, and its delivery be unknown. */
    private static final Duration MIN_ATTEMPT = Duration.ofMillis(100);

    private static final String NO_TIME = "the deadline left no time for another attempt";
    private static final Duration MAX_PAUSE = Duration.ofSeconds(8);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final int MAX_JITTER_MILLIS = 300;

    /** What follows an attempt. */
    sealed interface Decision {

        /** {@return how long the call pauses now; zero if it ends} */
        Duration pause();
    }

    /** Another attempt, after this pause. */
    record Retry(Duration pause) implements Decision {}

    /** The call ends with that result. */
    record Stop(AttemptResult last) implements Decision {

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    /**
     * {@return what follows that result}
     *
     * @param attempts how many were made, the one with this result included
     * @param remaining what remains of the deadline
     */
    Decision decide(AttemptResult result, int attempts, Duration remaining) {
        if (!(result instanceof Failed failed) || !isRetryable(failed) || attempts >= MAX_ATTEMPTS) {
            return new Stop(result);
        }
        Duration asked = failed.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(MAX_PAUSE) > 0) {
            return new Stop(
                    failed.withDetail("it asks for a longer pause than the " + MAX_PAUSE.toSeconds() + " s of a call"));
        }
        Duration backoff = backoff(attempts - 1);
        Duration pause = asked.compareTo(backoff) > 0 ? asked : backoff;
        return pause.plus(MIN_ATTEMPT).compareTo(remaining) <= 0
                ? new Retry(pause)
                : new Stop(failed.withDetail(NO_TIME));
    }

    /** {@return how a call ends if the pause after that result was longer than it should have been} */
    static AttemptResult outOfTime(AttemptResult result) {
        return result instanceof Failed failed
                ? new Failed(failed.failure(), failed.delivery(), failed.status(), Optional.empty(), failed.detail())
                        .withDetail(NO_TIME)
                : result;
    }

    /** @param attempt counted from 0 */
    Duration backoff(int attempt) {
        long millis = (FIRST_PAUSE_MILLIS << attempt) + random.nextInt(MAX_JITTER_MILLIS + 1);
        return Duration.ofMillis(Math.min(millis, MAX_PAUSE.toMillis()));
    }

    /** {@return whether another attempt may end otherwise} */
    static boolean isRetryable(AttemptResult result) {
        return result instanceof Failed failed
                && switch (failed.failure()) {
                    case UNREACHABLE, CONNECTION_LOST, TIMED_OUT, RATE_LIMITED, SERVICE_FAILING -> true;
                    case SECRET_UNAVAILABLE,
                            EXECUTOR_REJECTED,
                            BREAKER_OPEN,
                            UNTRUSTED,
                            INTERRUPTED,
                            UNEXPECTED_STATUS,
                            UNINTELLIGIBLE_RESPONSE -> false;
                };
    }
}
