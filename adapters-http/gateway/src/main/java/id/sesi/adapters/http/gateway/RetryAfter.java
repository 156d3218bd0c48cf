package id.sesi.adapters.http.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Response;

/** Parses {@code Retry-After}: seconds or an HTTP date (RFC 9110, section 10.2.3; contract, decision 5). */
final class RetryAfter {

    private static final String SECONDS = "[0-9]+";

    /** A number with more digits means more than 300 years. It is replaced by 999,999,999 seconds, about 31 years. */
    private static final int MAX_DIGITS = 10;

    private RetryAfter() {}

    /** {@return the time to wait, or empty if the header is absent or invalid, or its date is in the past} */
    static Optional<Duration> of(Response response) {
        String value = response.header(FollowUpPrevention.RENAMED_RETRY_AFTER, "");
        Optional<Duration> requested =
                value != null && value.matches(SECONDS) ? Optional.of(seconds(value)) : untilDate(response);
        return requested.filter(wait -> !wait.isNegative());
    }

    private static Duration seconds(String digits) {
        String significant = digits.replaceFirst("^0+", "0");
        return Duration.ofSeconds(significant.length() > MAX_DIGITS ? 999_999_999 : Long.parseLong(significant));
    }

    /** Uses the server's time from the {@code Date} header if present, because the clocks of server and client may differ. */
    private static Optional<Duration> untilDate(Response response) {
        Instant received = Instant.ofEpochMilli(response.receivedResponseAtMillis());
        Instant now = Optional.ofNullable(response.headers().getInstant("Date")).orElse(received);
        return Optional.ofNullable(response.headers().getInstant(FollowUpPrevention.RENAMED_RETRY_AFTER))
                .map(date -> Duration.between(now, date));
    }
}
