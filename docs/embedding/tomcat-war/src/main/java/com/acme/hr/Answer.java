package com.acme.hr;

import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.Outcome.Refused;
import id.sesi.application.driving.Outcome.Unavailable;
import id.sesi.domain.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The HTTP answer to an outcome.
 *
 * @param retryAfter the seconds after which the browser may ask again
 * @param body serialized as JSON
 */
record Answer(int status, OptionalLong retryAfter, Object body) {

    record Widget(String widgetUrl, long expiresInSeconds) {}

    record InvalidFields(Collection<String> fields) {}

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    static Answer to(Outcome outcome, Instant now) {
        return outcome.fold(
                created -> answer(200, widget(created.session(), now)),
                refused -> toRefused(refused),
                unavailable -> toUnavailable(unavailable, now));
    }

    /** The values of the request are wrong. The texts of the vendor may quote them, so the answer names only the fields. */
    static Answer invalid(Collection<String> fields) {
        return answer(422, new InvalidFields(fields));
    }

    private static Widget widget(Session session, Instant now) {
        return new Widget(session.widgetUrl().forIframe(), secondsUntil(session.expiresAt(), now));
    }

    private static Answer toRefused(Refused refused) {
        return switch (refused.refusal()) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> invalid(refused.error().fieldErrors().keySet());
            // Only the operator can do something about these. The audit trail names the reason.
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> answer(500, Map.of());
        };
    }

    private static Answer toUnavailable(Unavailable unavailable, Instant now) {
        Instant retryAt = unavailable.retryAt().orElse(now.plus(RETRY_AFTER));
        return new Answer(503, OptionalLong.of(secondsUntil(retryAt, now)), Map.of());
    }

    private static Answer answer(int status, Object body) {
        return new Answer(status, OptionalLong.empty(), body);
    }

    private static long secondsUntil(Instant time, Instant now) {
        return Math.max(1, Duration.between(now, time).toSeconds());
    }
}
