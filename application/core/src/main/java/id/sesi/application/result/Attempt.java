package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One attempt of a call.
 *
 * @param number the number of the attempt, counted from 1
 * @param result the result of the attempt
 * @param duration the time from fetching the key to the end of the response
 * @param pause the planned pause before the next attempt; zero if the call ended
 * @since 1.0.0
 */
public record Attempt(int number, AttemptResult result, Duration duration, Duration pause) {

    public Attempt {
        requireNonNull(result);
        requireNonNull(duration);
        requireNonNull(pause);
    }
}
