package id.sesi.application.driving;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What became of one attempt of a call. Holds nothing confidential.
 *
 * @param number counted from 1
 * @param result {@code CREATED}, or the name of the {@link Refusal} or {@link Failure}
 * @param status the HTTP status, if an answer came
 * @param delivery what is known about the request's way
 * @param duration from fetching the secret to the end of the answer
 */
public record Attempt(int number, String result, OptionalInt status, Delivery delivery, Duration duration) {

    public Attempt {
        requireNonNull(result);
        requireNonNull(status);
        requireNonNull(delivery);
        requireNonNull(duration);
    }
}
