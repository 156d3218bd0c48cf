package id.sesi.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A widget session that the vendor created (contract, section 4).
 *
 * @param token the token that the widget uses
 * @param widgetUrl the URL for the {@code <iframe>}
 * @param partnerId the owner that the vendor reports; it may differ from the partner ID of the request (decision 11)
 * @param expiresAt the time when the session expires and a new session is needed; between 2020 and 2100
 * @since 1.0.0
 */
public record Session(SessionToken token, WidgetUrl widgetUrl, String partnerId, Instant expiresAt) {

    // A UNIX time in seconds is between these limits. A duration would be smaller, a time in milliseconds larger.
    private static final long EARLIEST = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    /** @throws InvalidValueException with the path {@code expiresIn} if the expiry is not between 2020 and 2100 */
    public Session {
        requireNonNull(token);
        requireNonNull(widgetUrl);
        requireNonNull(partnerId);
        Violations violations = new Violations();
        validateExpiry(expiresAt.getEpochSecond(), violations);
        violations.throwIfAny();
    }

    /**
     * Creates a session from the four members of the vendor's response.
     *
     * @param expiresIn the time of expiry, despite its name: a UNIX time in seconds between 2020 and 2100 (decision 9)
     * @throws InvalidValueException with the violations; the paths are the vendor's names of the members
     */
    public static Session of(String sessionToken, String widgetUrl, String partnerId, long expiresIn) {
        Violations violations = new Violations();
        Optional<SessionToken> token = violations.tryCreate("", () -> new SessionToken(sessionToken));
        Optional<WidgetUrl> url = violations.tryCreate("", () -> new WidgetUrl(widgetUrl));
        validateExpiry(expiresIn, violations);
        violations.throwIfAny();
        return new Session(token.orElseThrow(), url.orElseThrow(), partnerId, Instant.ofEpochSecond(expiresIn));
    }

    /** {@return whether the session has expired at the given time} */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private static void validateExpiry(long epochSecond, Violations violations) {
        if (epochSecond < EARLIEST || epochSecond >= LATEST) {
            violations.add("expiresIn", "is not a UNIX time in seconds between 2020 and 2100");
        }
    }
}
