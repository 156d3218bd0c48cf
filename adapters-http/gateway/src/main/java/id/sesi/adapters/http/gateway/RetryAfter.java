package id.sesi.adapters.http.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Response;

/** Reads {@code Retry-After}: seconds or an HTTP date (RFC 9110, section 10.2.3; contract, Decided 5). */
final class RetryAfter {

    private static final String SECONDS = "[0-9]+";

    /** Some thirty years stand for all that is longer. */
    private static final int MAX_DIGITS = 10;

    private RetryAfter() {}

    /** {@return how long to wait; nothing if the header is absent, garbage or past} */
    static Optional<Duration> of(Response response) {
        String value = response.header(FollowUpGuard.RETRY_AFTER, "");
        Optional<Duration> asked =
                value != null && value.matches(SECONDS) ? Optional.of(seconds(value)) : untilDate(response);
        return asked.filter(wait -> !wait.isNegative());
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+", "0");
        return Duration.ofSeconds(significant.length() > MAX_DIGITS ? 999_999_999 : Long.parseLong(significant));
    }

    /** By the server's clock if it tells the time: the two clocks need not agree. */
    private static Optional<Duration> untilDate(Response response) {
        Instant received = Instant.ofEpochMilli(response.receivedResponseAtMillis());
        Instant now = Optional.ofNullable(response.headers().getInstant("Date")).orElse(received);
        return Optional.ofNullable(response.headers().getInstant(FollowUpGuard.RETRY_AFTER))
                .map(date -> Duration.between(now, date));
    }
}
