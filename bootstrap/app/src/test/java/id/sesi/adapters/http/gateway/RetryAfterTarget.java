package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.fuzz.InputText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** {@code Retry-After} and {@code Date}. For plain seconds and for the preferred form of dates, the result is exact. */
public final class RetryAfterTarget {

    private static final Instant RECEIVED = Instant.parse("2026-11-27T10:00:00Z");
    private static final DateTimeFormatter PREFERRED = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);

    private RetryAfterTarget() {}

    /** Runs one input: the value of Retry-After, and optionally the value of Date, separated by 0xFF. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> parts = InputText.parts(input);
        String value = parts.get(0);
        Optional<String> dateHeader = parts.stream().skip(1).findFirst();
        Response.Builder response = new Response.Builder()
                .request(new Request.Builder().url("https://vendor.example/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(503)
                .message("")
                .receivedResponseAtMillis(RECEIVED.toEpochMilli());
        try {
            response.header(FollowUpPrevention.RENAMED_RETRY_AFTER, value);
            dateHeader.ifPresent(date -> response.header("Date", date));
        } catch (IllegalArgumentException e) {
            return; // OkHttp itself rejects the header.
        }
        Optional<Duration> wait = RetryAfter.of(response.build());

        assertTrue(wait.stream().noneMatch(Duration::isNegative), "negative");
        if (value.matches("[0-9]{1,9}")) {
            assertEquals(Optional.of(Duration.ofSeconds(Integer.parseInt(value))), wait);
        }
        if (value.matches("[0-9]{10,}")) {
            assertTrue(wait.isPresent());
        }
        Optional<Instant> now = dateHeader.isPresent() ? parse(dateHeader.get()) : Optional.of(RECEIVED);
        Optional<Instant> date = parse(value);
        if (now.isPresent() && date.isPresent()) {
            Duration expected = Duration.between(now.get(), date.get());
            assertEquals(expected.isNegative() ? Optional.empty() : Optional.of(expected), wait);
        }
    }

    /** {@return the time of a date in the Gregorian calendar} OkHttp uses the Julian calendar for the time before 1582. */
    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(LocalDateTime.parse(date, PREFERRED))
                    .filter(time -> time.getYear() > 1582)
                    .map(time -> time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
