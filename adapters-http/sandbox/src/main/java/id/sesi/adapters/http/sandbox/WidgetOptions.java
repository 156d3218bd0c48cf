package id.sesi.adapters.http.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a sandbox does with its widget.
 *
 * @param allowedOrigins the origins of the pages that may show the widget, such as {@code https://hr.example.com}; empty for all
 *     pages on this machine
 * @param sessionLifetime the time after which a session expires; 1 second to 1 day
 * @since 1.0.0
 */
public record WidgetOptions(List<String> allowedOrigins, Duration sessionLifetime) {

    private static final Duration MAX_LIFETIME = Duration.ofDays(1);

    /** Anything else could add a directive to the header that contains the origins. */
    private static final Pattern ORIGIN = Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(:\\d{1,5})?");

    private static final String THIS_MACHINE =
            "http://localhost:* https://localhost:* http://127.0.0.1:* https://127.0.0.1:*";

    /** All pages on this machine may show the widget, and a session lasts one hour. */
    public static final WidgetOptions DEFAULT = new WidgetOptions(List.of(), Duration.ofHours(1));

    /** @throws IllegalArgumentException if an origin or the lifetime is invalid; the message starts with a verb */
    public WidgetOptions {
        allowedOrigins = List.copyOf(allowedOrigins);
        if (!allowedOrigins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
            throw new IllegalArgumentException(
                    "needs to be an origin such as https://hr.example.com:8443, without a path");
        }
        if (sessionLifetime.compareTo(Duration.ofSeconds(1)) < 0 || sessionLifetime.compareTo(MAX_LIFETIME) > 0) {
            throw new IllegalArgumentException("needs to be between 1 second and 1 day");
        }
    }

    /** {@return the sources for the directive {@code frame-ancestors}} */
    String frameAncestors() {
        return allowedOrigins.isEmpty() ? THIS_MACHINE : String.join(" ", allowedOrigins);
    }
}
