package id.sesi.adapters.http.widget;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Failure;
import id.sesi.application.result.Refusal;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.Session;
import id.sesi.domain.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The response of your own endpoint, from which the page in the browser gets a session. It does not depend on a framework: copy
 * status, headers and body to your framework's response.
 *
 * <pre>{@code
 * Outcome outcome = createSession.create(requestFor(loggedInUser));
 * WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
 * if (response.status() != 200) { // The browser does not get the reason.
 *     logger.warn("status {}: {}", response.status(), outcome.description());
 * }
 * }</pre>
 *
 * <p>Your endpoint must follow three rules:
 *
 * <ul>
 *   <li>Take the user, the company and the candidates from your own login and your own database. Take nothing from the browser:
 *       otherwise a person could open the assessments of other people.
 *   <li>Accept only POST, with the protection of your framework against forged requests from other sites (CSRF), because each
 *       request creates a session.
 *   <li>If nobody is logged in, respond with 401 before you call Sesi. The page can then offer your login.
 * </ul>
 *
 * <table>
 *   <caption>Responses</caption>
 *   <tr><th>status</th><th>when</th><th>body</th></tr>
 *   <tr><td>200</td><td>the session was created</td><td>{@code {"widgetUrl": "…", "expiresInSeconds": 3600}}</td></tr>
 *   <tr><td>422</td><td>the data of this user or candidate is invalid, or the vendor rejected it</td>
 *       <td>{@code {"fields": ["user.email"]}}</td></tr>
 *   <tr><td>503</td><td>the vendor or the network failed; the header {@code Retry-After} says when to try again</td>
 *       <td>{@code {}}</td></tr>
 *   <tr><td>500</td><td>a retry does not help, because a key, the partner ID, a certificate, the proxy or the clock is wrong;
 *       log {@link Outcome#description()} to see the reason</td><td>{@code {}}</td></tr>
 * </table>
 *
 * @param status the HTTP status
 * @param headers the HTTP headers by their names
 * @param body the body, a JSON object; confidential if the status is 200, because the URL of the widget contains a token
 * @since 1.0.0
 */
public record WidgetResponse(int status, Map<String, String> headers, String body) {

    /** Used if neither the vendor nor the circuit breaker says when to try again. */
    private static final long DEFAULT_RETRY_SECONDS = 5;

    private static final int OK = 200;
    private static final int INVALID = 422;
    private static final int MISCONFIGURED = 500;
    private static final int UNAVAILABLE = 503;

    private static final String EMPTY = "{}";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/json", "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");

    public WidgetResponse {
        requireNonNull(body);
        headers = Map.copyOf(headers);
    }

    /**
     * {@return the response for the outcome of a call}
     *
     * @param now the time of this machine's clock; the session's remaining time is computed with it. If the session has already
     *     expired at that time, the clock is wrong, and the status is 500
     */
    public static WidgetResponse of(Outcome outcome, Instant now) {
        return outcome.fold(
                created -> created(created.session(), now),
                refused ->
                        refused(refused.refusal(), refused.error().fieldErrors().keySet()),
                failed -> failed(failed.failure(), failed.retryAt(), now));
    }

    /** {@return the response if the domain rejects the data of the user or of a candidate, so that no call was made: 422} */
    public static WidgetResponse of(InvalidValueException e) {
        return invalid(e.violations().stream().map(Violation::path).toList());
    }

    /** {@return the status only, because the body may contain a token} */
    @Override
    public String toString() {
        return "WidgetResponse[status=" + status + "]";
    }

    private static WidgetResponse created(Session session, Instant now) {
        long seconds = Duration.between(now, session.expiresAt()).toSeconds();
        return seconds <= 0
                ? with(MISCONFIGURED, EMPTY)
                : with(
                        OK,
                        "{\"widgetUrl\":" + JsonText.quote(session.widgetUrl().reveal()) + ",\"expiresInSeconds\":"
                                + seconds + "}");
    }

    private static WidgetResponse refused(Refusal refusal, Collection<String> fields) {
        return switch (refusal) {
            case MALFORMED_REQUEST, VALIDATION_FAILED -> invalid(fields);
            case INVALID_SIGNATURE, DOMAIN_NOT_WHITELISTED, PARTNER_NOT_FOUND -> with(MISCONFIGURED, EMPTY);
        };
    }

    private static WidgetResponse failed(Failure failure, Optional<Instant> retryAt, Instant now) {
        return switch (failure) {
            case SECRET_UNAVAILABLE,
                    GATEWAY_FAILED,
                    PROXY_REFUSED,
                    UNTRUSTED_CERTIFICATE,
                    HOSTNAME_MISMATCH,
                    EXPIRED_CERTIFICATE -> with(MISCONFIGURED, EMPTY);
            case EXECUTOR_REJECTED,
                    TOO_MANY_CALLS,
                    BREAKER_OPEN,
                    UNREACHABLE,
                    NOT_PROCESSED,
                    CONNECTION_LOST,
                    TIMED_OUT,
                    INTERRUPTED,
                    RATE_LIMITED,
                    SERVICE_FAILING,
                    UNEXPECTED_STATUS,
                    INVALID_RESPONSE -> {
                long seconds = retryAt.map(time -> secondsUntil(time, now)).orElse(DEFAULT_RETRY_SECONDS);
                Map<String, String> headers = new HashMap<>(HEADERS);
                headers.put("Retry-After", String.valueOf(seconds));
                yield new WidgetResponse(UNAVAILABLE, headers, EMPTY);
            }
        };
    }

    /** {@return the time in whole seconds, rounded up, because an earlier request would fail; at least 1} */
    private static long secondsUntil(Instant time, Instant now) {
        return Math.max(1, Duration.between(now, time).plusMillis(999).toSeconds());
    }

    private static WidgetResponse invalid(Collection<String> fields) {
        return with(
                INVALID,
                fields.stream()
                        .distinct()
                        .map(JsonText::quote)
                        .collect(Collectors.joining(",", "{\"fields\":[", "]}")));
    }

    private static WidgetResponse with(int status, String body) {
        return new WidgetResponse(status, HEADERS, body);
    }
}
