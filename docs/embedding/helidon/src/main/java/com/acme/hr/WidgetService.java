package com.acme.hr;

import id.sesi.application.driving.Outcome.Refused;
import id.sesi.application.driving.Outcome.Unavailable;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Session;
import id.sesi.domain.Violation;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Creates a widget session for the user who is signed in. Helidon calls it on a virtual thread, which may block. */
final class WidgetService implements HttpService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Login login;
    private final Sessions sessions;
    private final Duration deadline;

    WidgetService(Login login, Sessions sessions, Duration deadline) {
        this.login = login;
        this.sessions = sessions;
        this.deadline = deadline;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::create);
    }

    /** The server has let the running calls finish. */
    @Override
    public void afterStop() {
        sessions.close();
    }

    private void create(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(answer(response));
    }

    /** Sets the status of the response. {@return its body} */
    private JsonObject answer(ServerResponse response) {
        try {
            return sessions.createSession()
                    .create(login.request(), deadline)
                    .fold(
                            created -> widget(created.session()),
                            refused -> refused(refused, response),
                            unavailable -> unavailable(unavailable, response));
        } catch (InvalidValueException e) {
            return invalid(e.violations().stream().map(Violation::path).toList(), response);
        }
    }

    /** What the browser gets: never send the {@link Session} itself. */
    private static JsonObject widget(Session session) {
        return Json.createObjectBuilder()
                .add("widgetUrl", session.widgetUrl().forIframe())
                .add("expiresInSeconds", secondsUntil(session.expiresAt()))
                .build();
    }

    private static JsonObject refused(Refused refused, ServerResponse response) {
        return switch (refused.refusal()) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> invalid(refused.error().fieldErrors().keySet(), response);
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> misconfigured(response);
        };
    }

    private static JsonObject unavailable(Unavailable unavailable, ServerResponse response) {
        return switch (unavailable.failure()) {
            case SECRET_UNAVAILABLE, PROXY_REFUSED, UNTRUSTED, WRONG_HOST, GATEWAY_FAILED -> misconfigured(response);
            default -> {
                Instant retryAt = unavailable.retryAt().orElse(Instant.now().plus(RETRY_AFTER));
                response.status(Status.SERVICE_UNAVAILABLE_503);
                response.header(HeaderNames.RETRY_AFTER, Long.toString(secondsUntil(retryAt)));
                yield JsonValue.EMPTY_JSON_OBJECT;
            }
        };
    }

    /** The values are wrong. The texts of the vendor may quote them, so the answer names only the fields. */
    private static JsonObject invalid(Collection<String> fields, ServerResponse response) {
        response.status(Status.UNPROCESSABLE_CONTENT_422);
        return Json.createObjectBuilder()
                .add("fields", Json.createArrayBuilder(fields))
                .build();
    }

    /** Only the team can help. The audit trail names the reason; the browser learns nothing. */
    private static JsonObject misconfigured(ServerResponse response) {
        response.status(Status.INTERNAL_SERVER_ERROR_500);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static long secondsUntil(Instant time) {
        return Math.max(1, Duration.between(Instant.now(), time).toSeconds());
    }
}
