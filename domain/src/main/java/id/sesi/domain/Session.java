package id.sesi.domain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A widget session as the vendor created it (contract, section 4).
 *
 * @param token used inside the widget
 * @param widgetUrl for the {@code <iframe>}
 * @param partnerId the owner as the vendor names it, which need not be the partner id of the request (Decided 11)
 * @param expiresAt when to create a new session; a plausible moment, see {@link #of}
 */
public record Session(SessionToken token, WidgetUrl widgetUrl, String partnerId, Instant expiresAt) {

    // What passes for a UNIX time in seconds: no duration is that long, no count of milliseconds that short.
    private static final long EARLIEST = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    /** @throws InvalidValueException with the path {@code expiresIn} if the expiry is not plausible */
    public Session {
        requireNonNull(token);
        requireNonNull(widgetUrl);
        requireNonNull(partnerId);
        Violations violations = new Violations();
        plausible(expiresAt.getEpochSecond(), violations);
        violations.throwIfAny();
    }

    /**
     * Takes the four members of the vendor's answer as they are.
     *
     * @param expiresIn despite its name the moment of expiry, as UNIX time in seconds between 2020 and 2100 (Decided 9)
     * @throws InvalidValueException with every violation, by the vendor's names
     */
    public static Session of(String sessionToken, String widgetUrl, String partnerId, long expiresIn) {
        Violations violations = new Violations();
        Optional<SessionToken> token = violations.part("", () -> new SessionToken(sessionToken));
        Optional<WidgetUrl> url = violations.part("", () -> new WidgetUrl(widgetUrl));
        plausible(expiresIn, violations);
        violations.throwIfAny();
        return new Session(token.orElseThrow(), url.orElseThrow(), partnerId, Instant.ofEpochSecond(expiresIn));
    }

    /** {@return whether the session is of no more use at {@code now}} */
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private static void plausible(long epochSecond, Violations violations) {
        if (epochSecond < EARLIEST || epochSecond >= LATEST) {
            violations.add("expiresIn", "is not a UNIX time in seconds between 2020 and 2100");
        }
    }
}
