package com.acme.hr;

import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome.Refused;
import id.sesi.application.driving.Outcome.Unavailable;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Session;
import id.sesi.domain.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jboss.logging.Logger;

/** Creates a widget session for the user who is signed in. */
@Path("/widget-session")
class WidgetResource {

    private static final Logger LOG = Logger.getLogger(WidgetResource.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Login login;
    private final CreateSession createSession;
    private final SesiSettings settings;

    WidgetResource(Login login, CreateSession createSession, SesiSettings settings) {
        this.login = login;
        this.createSession = createSession;
        this.settings = settings;
    }

    /** What the browser gets: never send the {@link Session} itself. */
    record Widget(String widgetUrl, long expiresInSeconds) {}

    record InvalidFields(Collection<String> fields) {}

    /** Blocks until the vendor has answered, so it must not run on an event loop. */
    @POST
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    public Response create() {
        return answer().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private Response.ResponseBuilder answer() {
        try {
            return createSession
                    .create(login.request(settings.partnerId()), settings.deadline())
                    .fold(created -> widget(created.session()), this::refused, this::unavailable);
        } catch (InvalidValueException e) {
            LOG.warnf("no widget session: %s", e.getMessage());
            return invalid(e.violations().stream().map(Violation::path).toList());
        }
    }

    private static Response.ResponseBuilder widget(Session session) {
        return Response.ok(new Widget(session.widgetUrl().forIframe(), secondsUntil(session.expiresAt())));
    }

    private Response.ResponseBuilder refused(Refused refused) {
        return switch (refused.refusal()) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> invalid(refused.error().fieldErrors().keySet());
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> misconfigured();
        };
    }

    private Response.ResponseBuilder unavailable(Unavailable unavailable) {
        return switch (unavailable.failure()) {
            case SECRET_UNAVAILABLE, PROXY_REFUSED, UNTRUSTED, WRONG_HOST, GATEWAY_FAILED -> misconfigured();
            default -> {
                Instant retryAt = unavailable.retryAt().orElse(Instant.now().plus(RETRY_AFTER));
                yield Response.status(503)
                        .header(HttpHeaders.RETRY_AFTER, secondsUntil(retryAt))
                        .entity(Map.of());
            }
        };
    }

    /** The values are wrong. The texts of the vendor may quote them, so the answer names only the fields. */
    private static Response.ResponseBuilder invalid(Collection<String> fields) {
        return Response.status(422).entity(new InvalidFields(fields));
    }

    /** Only the team can help. The audit trail names the reason; the browser learns nothing. */
    private static Response.ResponseBuilder misconfigured() {
        return Response.status(500).entity(Map.of());
    }

    private static long secondsUntil(Instant time) {
        return Math.max(1, Duration.between(Instant.now(), time).toSeconds());
    }
}
