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
 * @param pause how long the call was to pause before the next attempt; zero if it ended
 */
public record Attempt(
        int number, String result, OptionalInt status, Delivery delivery, Duration duration, Duration pause) {

    /** The {@link #result()} of an attempt that created the session. */
    public static final String CREATED = "CREATED";

    private static final int SUCCESS = 2;
    private static final int SERVER_ERROR = 5;

    public Attempt {
        requireNonNull(result);
        requireNonNull(status);
        requireNonNull(delivery);
        requireNonNull(duration);
        requireNonNull(pause);
    }

    /**
     * {@return whether the vendor may have created a session for this attempt that it did not hand over}: no complete
     * answer came, or one that does not rule it out: a success without a usable session, or a server's error, which may
     * also be that of a gateway before the vendor.
     */
    public boolean mayHaveOrphanedSession() {
        if (delivery == Delivery.UNKNOWN) {
            return true;
        }
        int statusClass = status.orElse(0) / 100;
        return statusClass == SERVER_ERROR || (statusClass == SUCCESS && !result.equals(CREATED));
    }
}
