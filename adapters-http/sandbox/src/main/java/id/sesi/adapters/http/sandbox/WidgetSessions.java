package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.User;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates sessions and finds them by their tokens. A token is a JWT, signed with a key that only this instance knows. It contains
 * no personal data, because it is part of a URL. Thread-safe.
 */
final class WidgetSessions {

    /** Beyond this number, the oldest session ends early, so that a load test does not fill the memory. */
    static final int MAX_SESSIONS = 1_000;

    private static final String HMAC = "HmacSHA256";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final Duration lifetime;
    private final byte[] key = new byte[32];
    private final Map<String, WidgetSession> sessions = new LinkedHashMap<>();

    WidgetSessions(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
        new SecureRandom().nextBytes(key);
    }

    /** {@return a new session that shows the data of the user} */
    WidgetSession create(User user) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        String content = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + base64("{\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
                        .formatted(UUID.randomUUID(), now.getEpochSecond(), expiresAt.getEpochSecond()));
        WidgetSession session = new WidgetSession(content + "." + signatureOf(content), user, expiresAt);
        synchronized (sessions) {
            sessions.values().removeIf(old -> isExpired(old, now));
            if (sessions.size() == MAX_SESSIONS) {
                sessions.remove(sessions.keySet().iterator().next());
            }
            sessions.put(session.token(), session);
        }
        return session;
    }

    /** {@return whether this instance has signed the token; the session may have ended since then} */
    boolean isGenuine(String token) {
        int dot = token.lastIndexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        signatureOf(token.substring(0, dot)).getBytes(UTF_8),
                        token.substring(dot + 1).getBytes(UTF_8));
    }

    /** {@return the session of the token; empty if it has ended, or if this instance has not created it} */
    Optional<WidgetSession> find(String token) {
        Instant now = clock.instant();
        synchronized (sessions) {
            return Optional.ofNullable(sessions.get(token)).filter(session -> !isExpired(session, now));
        }
    }

    /** {@return the time until the session expires} */
    Duration remaining(WidgetSession session) {
        return Duration.between(clock.instant(), session.expiresAt());
    }

    private static boolean isExpired(WidgetSession session, Instant now) {
        return !now.isBefore(session.expiresAt());
    }

    private String signatureOf(String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return BASE64URL.encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static String base64(String text) {
        return BASE64URL.encodeToString(text.getBytes(UTF_8));
    }
}
