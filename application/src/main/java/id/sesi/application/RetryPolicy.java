package id.sesi.application;

import id.sesi.application.driven.AttemptResult;
import id.sesi.application.driving.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again, and after which pause (contract, section 5; Decided 4, 5 and 10).
 *
 * @param random for the jitter; thread-safe
 */
record RetryPolicy(RandomGenerator random) {

    static final int MAX_ATTEMPTS = 3;

    /** With less time than this a request would most likely be sent for nothing, and its delivery be unknown. */
    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(100);

    private static final String NO_TIME = "the deadline left no time for another attempt";
    private static final Duration MAX_PAUSE = Duration.ofSeconds(8);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final int MAX_JITTER_MILLIS = 300;

    /** What follows on an attempt. */
    sealed interface Decision {

        /** {@return how long the call pauses now; zero if it ends} */
        Duration pause();
    }

    /** Another attempt, after this pause. */
    record Retry(Duration pause) implements Decision {}

    /** The call ends with that reply. */
    record Stop(AttemptResult last) implements Decision {

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    }

    /**
     * {@return what follows on that reply}
     *
     * @param attempts how many were made, the one with this reply included
     * @param remaining what is left of the deadline
     */
    Decision after(AttemptResult reply, int attempts, Duration remaining) {
        if (!(reply instanceof AttemptResult.Failed failed)
                || !isRetryable(failed.failure())
                || attempts >= MAX_ATTEMPTS) {
            return new Stop(reply);
        }
        Duration asked = failed.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(MAX_PAUSE) > 0) {
            return new Stop(
                    failed.adding("it asks for a longer pause than the " + MAX_PAUSE.toSeconds() + " s of a call"));
        }
        Duration backoff = backoff(attempts - 1);
        Duration pause = asked.compareTo(backoff) > 0 ? asked : backoff;
        return pause.plus(SHORTEST_ATTEMPT).compareTo(remaining) <= 0
                ? new Retry(pause)
                : new Stop(failed.adding(NO_TIME));
    }

    /** {@return how a call ends whose pause, after that reply, was longer than it should have been} */
    static AttemptResult outOfTime(AttemptResult reply) {
        return reply instanceof AttemptResult.Failed failed
                ? new AttemptResult.Failed(
                                failed.failure(), failed.delivery(), failed.status(), Optional.empty(), failed.detail())
                        .adding(NO_TIME)
                : reply;
    }

    /** @param attempt counted from 0 */
    Duration backoff(int attempt) {
        long millis = (FIRST_PAUSE_MILLIS << attempt) + random.nextInt(MAX_JITTER_MILLIS + 1);
        return Duration.ofMillis(Math.min(millis, MAX_PAUSE.toMillis()));
    }

    private static boolean isRetryable(Failure failure) {
        return switch (failure) {
            case UNREACHABLE, CONNECTION_LOST, TIMED_OUT, RATE_LIMITED, SERVICE_FAILING -> true;
            case SECRET_UNAVAILABLE, BREAKER_OPEN, UNTRUSTED, INTERRUPTED, UNEXPECTED_STATUS, UNINTELLIGIBLE_ANSWER ->
                false;
        };
    }
}
