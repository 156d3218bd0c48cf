package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A response with {@code Retry-After} (RFC 9110, section 10.2.3; contract, decision 5).
 *
 * @param minPause the shortest pause that the gateway may report; empty if it must report none
 * @param maxPause the longest pause that it may report
 */
record RetryAfterCase(String name, Optional<Duration> minPause, Duration maxPause, List<String> headers) {

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    static final List<RetryAfterCase> ALL = List.of(
            exactly(Duration.ofSeconds(7), "7"),
            exactly(Duration.ZERO, "0"),
            exactly(Duration.ofSeconds(86_401), "86401"),
            new RetryAfterCase(
                    "a number larger than a long",
                    Optional.of(Duration.ofDays(1)),
                    FOREVER,
                    List.of(header("99999999999999999999"))),
            new RetryAfterCase(
                    "a date relative to the Date header",
                    Optional.of(Duration.ofSeconds(90)),
                    Duration.ofSeconds(90),
                    List.of("Date: Sat, 03 Feb 2001 04:05:06 GMT", header("Sat, 03 Feb 2001 04:06:36 GMT"))),
            new RetryAfterCase(
                    "a date",
                    Optional.of(Duration.ofDays(1)),
                    FOREVER,
                    List.of(header("Fri, 01 Jan 2100 00:00:00 GMT"))),
            none("a date in the past", "Sat, 03 Feb 2001 04:05:06 GMT"),
            none("negative", "-1"),
            none("a fraction", "1.5"),
            none("garbage", "soon"),
            none("empty", ""));

    void verify(Optional<Duration> actual) {
        assertEquals(minPause.isPresent(), actual.isPresent(), () -> "the pause is " + actual);
        actual.ifPresent(pause -> assertTrue(
                pause.compareTo(minPause.orElseThrow()) >= 0 && pause.compareTo(maxPause) <= 0,
                () -> "the pause is " + pause));
    }

    private static RetryAfterCase exactly(Duration pause, String value) {
        return new RetryAfterCase(value + " s", Optional.of(pause), pause, List.of(header(value)));
    }

    private static RetryAfterCase none(String name, String value) {
        return new RetryAfterCase(name, Optional.empty(), Duration.ZERO, List.of(header(value)));
    }

    private static String header(String value) {
        return "Retry-After: " + value;
    }
}
