package id.sesi.adapters.cli.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a deadline in the short form ({@code 30s}) or in ISO-8601 ({@code PT30S}). */
final class DeadlineParser {

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");
    private static final Duration MAX = Duration.ofHours(1);

    private DeadlineParser() {}

    /** @throws IllegalArgumentException if the text is no deadline; the message completes the sentence "the setting …" */
    static Duration parse(String text) {
        Duration duration = parseAny(text);
        if (duration.isZero() || duration.isNegative() || duration.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("needs to be positive and at most 1 hour");
        }
        return duration;
    }

    private static Duration parseAny(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                default -> Duration.ofHours(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "is not a duration such as 30s, 500ms, 2m or PT30S; write a whole number with the unit ms, s, m or h",
                    e);
        }
    }
}
