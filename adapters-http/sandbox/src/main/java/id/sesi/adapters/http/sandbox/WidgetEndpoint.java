package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves the widget: a page with the data of a session, and the style and the script of that page. */
final class WidgetEndpoint implements HttpHandler {

    private static final Pattern TOKEN = Pattern.compile("(?:.*&)?token=([\\w.-]+)(?:&.*)?");

    private final WidgetSessions sessions;
    private final String contentSecurityPolicy;

    WidgetEndpoint(WidgetSessions sessions, WidgetOptions options) {
        this.sessions = sessions;
        this.contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors " + options.frameAncestors();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SandboxResponse response = "GET".equals(exchange.getRequestMethod())
                    ? get(
                            exchange.getRequestURI().getPath(),
                            Optional.ofNullable(exchange.getRequestURI().getRawQuery()))
                    : SandboxResponse.error(405, "Method not allowed").with("Allow", "GET");
            response.sendTo(exchange);
        }
    }

    /** {@return the response to a GET request} */
    SandboxResponse get(String path, Optional<String> query) {
        return switch (path) {
            case "/widget" -> page(query.orElse(""));
            case "/widget.css" -> response(200, "text/css", resource("widget.css"));
            case "/widget.js" -> response(200, "text/javascript", resource("widget.js"));
            default -> SandboxResponse.error(404, "Not found");
        };
    }

    private SandboxResponse page(String query) {
        Matcher matcher = TOKEN.matcher(query);
        String token = matcher.matches() ? matcher.group(1) : "";
        if (!sessions.isGenuine(token)) {
            return html(403, WidgetPage.invalid());
        }
        return sessions.find(token)
                .map(session -> html(200, WidgetPage.of(session.user(), sessions.remaining(session))))
                .orElseGet(() -> html(410, WidgetPage.expired()));
    }

    private SandboxResponse html(int status, String body) {
        return response(status, "text/html", body);
    }

    private SandboxResponse response(int status, String contentType, String body) {
        return new SandboxResponse(
                status,
                Map.of(
                        "Content-Type", contentType + "; charset=utf-8",
                        "Content-Security-Policy", contentSecurityPolicy,
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "no-referrer",
                        "X-Content-Type-Options", "nosniff"),
                body);
    }

    /** {@return the text of a file beside this class} */
    static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(WidgetEndpoint.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of the sandbox cannot be read", e);
        }
    }
}
