package id.sesi.adapters.cli.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a deadline as people write it ({@code 30s}) and as machines do ({@code PT30S}). */
final class Durations {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,7})(ms|s|m)");
    private static final Duration MAX = Duration.ofHours(1);

    private Durations() {}

    static Duration parse(String text) {
        Duration duration = lenientlyParsed(text);
        if (duration.isZero() || duration.isNegative() || duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("needs to be more than nothing and at most an hour");
        }
        return duration;
    }

    private static Duration lenientlyParsed(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                default -> Duration.ofMinutes(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("is not a duration such as 30s, 500ms, 2m or PT30S", e);
        }
    }
}
