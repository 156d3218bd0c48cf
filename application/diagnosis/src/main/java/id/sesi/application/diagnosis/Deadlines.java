package id.sesi.application.diagnosis;

import java.time.Duration;

/** Validates the deadlines of the use cases. */
final class Deadlines {

    private static final Duration MAX = Duration.ofDays(1);

    private Deadlines() {}

    /** @throws IllegalArgumentException if the deadline is not positive, or longer than one day */
    static void requireValid(Duration deadline) {
        if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "the deadline needs to be positive and at most " + MAX + ", but is " + deadline);
        }
    }
}
