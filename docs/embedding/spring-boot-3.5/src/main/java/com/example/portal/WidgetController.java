package com.example.portal;

import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates a widget session for the user who is logged in. */
@RestController
class WidgetController {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetController.class);

    private final Login login;
    private final CreateSession createSession;
    private final SesiProperties sesi;

    WidgetController(Login login, CreateSession createSession, SesiProperties sesi) {
        this.login = login;
        this.createSession = createSession;
        this.sesi = sesi;
    }

    /** What the browser gets: never send the {@link Session} itself. */
    record Widget(String widgetUrl, long expiresInSeconds) {}

    @PostMapping("/widget-session")
    ResponseEntity<Object> create() {
        return createSession
                .create(request(login.currentUser()), sesi.deadline())
                .fold(created -> widget(created.session()), this::refused, this::unavailable);
    }

    private SessionRequest request(Login.User user) {
        SessionRequest.Builder request = SessionRequest.builder(sesi.partnerId())
                .userId(user.id())
                .email(user.email())
                .name(user.name());
        user.candidates().forEach(candidate -> request.candidate(candidate.id(), candidate.name(), candidate.email()));
        return request.build();
    }

    private static ResponseEntity<Object> widget(Session session) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Widget(session.widgetUrl().forIframe(), secondsUntil(session.expiresAt())));
    }

    private ResponseEntity<Object> refused(Outcome.Refused refused) {
        LOG.warn("no widget session: {} (call {})", refused.refusal(), refused.idempotencyKey());
        return switch (refused.refusal()) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> invalid(refused.error().fieldErrors().keySet());
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> misconfigured();
        };
    }

    private ResponseEntity<Object> unavailable(Outcome.Unavailable unavailable) {
        LOG.warn("no widget session: {} (call {})", unavailable.detail(), unavailable.idempotencyKey());
        return switch (unavailable.failure()) {
            case SECRET_UNAVAILABLE, PROXY_REFUSED, UNTRUSTED, WRONG_HOST, GATEWAY_FAILED -> misconfigured();
            default -> {
                long seconds = unavailable.retryAt().map(WidgetController::secondsUntil).orElse(5L);
                yield problem(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)))
                        .body(ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE));
            }
        };
    }

    /** A user of your database has a value that Sesi does not sign. */
    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidValueException invalid) {
        LOG.warn("no widget session: {}", invalid.getMessage());
        return invalid(invalid.violations().stream().map(Violation::path).toList());
    }

    private static ResponseEntity<Object> invalid(Collection<String> fields) {
        ProblemDetail detail = ProblemDetail.forStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        detail.setProperty("fields", fields);
        return problem(HttpStatus.UNPROCESSABLE_ENTITY).body(detail);
    }

    /** The log tells the team what to do. The browser learns nothing. */
    private static ResponseEntity<Object> misconfigured() {
        return problem(HttpStatus.INTERNAL_SERVER_ERROR)
                .body(ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    private static ResponseEntity.BodyBuilder problem(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    private static long secondsUntil(Instant time) {
        return Duration.between(Instant.now(), time).toSeconds();
    }
}
