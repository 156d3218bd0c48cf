package com.acme.sessions;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Parses {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private static final int MAX_DIGITS = 9;
    private static final Duration VERY_LONG = Duration.ofSeconds(999_999_999);

    private RetryAfter() {}

    /** {@return the pause, or empty if the header is missing or invalid, or its date is in the past} */
    static Optional<Duration> of(HttpHeaders headers) {
        String value = headers.firstValue("Retry-After").orElse("");
        return value.matches("[0-9]+") ? Optional.of(seconds(value)) : untilDate(value, headers);
    }

    private static Duration seconds(String digits) {
        return digits.length() > MAX_DIGITS ? VERY_LONG : Duration.ofSeconds(Long.parseLong(digits));
    }

    /** Compares with the server's date, because the clocks may differ. */
    private static Optional<Duration> untilDate(String value, HttpHeaders headers) {
        Instant now = headers.firstValue("Date").flatMap(RetryAfter::date).orElseGet(Instant::now);
        return date(value).map(date -> Duration.between(now, date)).filter(pause -> !pause.isNegative());
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
