package id.sesi.application.result;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * One attempt of a call.
 *
 * @param number counted from 1
 * @param result what it ended in
 * @param duration from fetching the secret to the end of the response
 * @param pause how long the call was to pause before the next attempt; zero if the call ended
 */
public record Attempt(int number, AttemptResult result, Duration duration, Duration pause) {

    public Attempt {
        requireNonNull(result);
        requireNonNull(duration);
        requireNonNull(pause);
    }
}
