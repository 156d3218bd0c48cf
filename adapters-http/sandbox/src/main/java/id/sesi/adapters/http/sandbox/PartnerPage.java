package id.sesi.adapters.http.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A sample partner page on this machine, with a widget in it. Simulates the page and the backend of a real partner, as the sandbox
 * simulates the vendor. Listens on 127.0.0.1 over HTTP, which browsers treat as secure. Thread-safe.
 *
 * @since 1.0.0
 */
public final class PartnerPage implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** A page of another site cannot read this header's value, so it cannot create sessions. */
    private static final String CSRF_HEADER = "X-CSRF-Token";

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(Sandbox::daemon);
    private final Content content;
    private final String csrfToken = newToken();

    /**
     * What the page shows.
     *
     * @param userName the name of the person who is logged in
     * @param frameSource the source for the directive {@code frame-src}: the origin of the widget, or a scheme such as
     *     {@code https:}
     * @param widgetScript the text of the JavaScript module {@code sesi-widget}
     * @param createSession creates a session each time the browser asks for one; called on several threads
     * @since 1.0.0
     */
    public record Content(
            String userName, String frameSource, String widgetScript, Supplier<SessionResponse> createSession) {}

    /**
     * The response of the partner's backend to the browser.
     *
     * @param status the HTTP status
     * @param headers the HTTP headers
     * @param body the body; it may contain a token
     * @since 1.0.0
     */
    public record SessionResponse(int status, Map<String, String> headers, String body) {

        public SessionResponse {
            headers = Map.copyOf(headers);
        }

        /** {@return the status only, because the body may contain a token} */
        @Override
        public String toString() {
            return "SessionResponse[status=" + status + "]";
        }
    }

    private PartnerPage(HttpServer server, Content content) {
        this.server = server;
        this.content = content;
    }

    /**
     * Starts the page.
     *
     * @param port the port to listen on; 0 for any free port
     * @throws IOException if the page cannot listen on the port, for example because another program uses it
     */
    public static PartnerPage start(int port, Content content) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        PartnerPage page = new PartnerPage(HttpServer.create(address, 0), content);
        page.server.setExecutor(page.workers);
        page.server.createContext("/", page::handle);
        page.server.start();
        return page;
    }

    /** {@return the address of the page. Its host differs from the host of the sandbox, as in reality} */
    public URI url() {
        return URI.create("http://" + host() + "/");
    }

    /** Stops the page immediately. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            respond(exchange).sendTo(exchange);
        }
    }

    private SandboxResponse respond(HttpExchange exchange) {
        Optional<String> host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"));
        if (!host.equals(Optional.of(host()))) {
            // Another site can make its own host name resolve to this machine (DNS rebinding).
            return text(403, "text/plain", "Open " + url());
        }
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (request) {
            case "GET /" -> text(200, "text/html", html());
            case "GET /partner.css" -> text(200, "text/css", WidgetEndpoint.resource("partner.css"));
            case "GET /partner.js" -> text(200, "text/javascript", WidgetEndpoint.resource("partner.js"));
            case "GET /sesi-widget.js" -> text(200, "text/javascript", content.widgetScript());
            case "POST /session" -> session(exchange);
            default -> text(404, "text/plain", "Not found");
        };
    }

    private SandboxResponse session(HttpExchange exchange) {
        Optional<String> token =
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(CSRF_HEADER));
        if (!MessageDigest.isEqual(token.orElse("").getBytes(UTF_8), csrfToken.getBytes(UTF_8))) {
            return text(403, "text/plain", "Reload the page");
        }
        SessionResponse response = content.createSession().get();
        return new SandboxResponse(response.status(), response.headers(), response.body());
    }

    private SandboxResponse text(int status, String contentType, String body) {
        String policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src "
                + content.frameSource() + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return new SandboxResponse(
                status,
                Map.of(
                        "Content-Type",
                        contentType + "; charset=utf-8",
                        "Content-Security-Policy",
                        policy,
                        "Cache-Control",
                        "no-store",
                        "X-Content-Type-Options",
                        "nosniff"),
                body);
    }

    private String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="csrf-token" content="%s">
                <title>A partner's page with the widget</title>
                <link rel="stylesheet" href="/partner.css">
                <script type="module" src="/partner.js"></script>
                </head>
                <body>
                <header>
                <strong>Your HR system</strong>
                <span>Logged in as <bdi>%s</bdi></span>
                </header>
                <main>
                <h1>Candidates</h1>
                <div id="widget"></div>
                </main>
                <section aria-labelledby="behind">
                <h2 id="behind">Behind the page</h2>
                <p id="countdown">No session yet</p>
                <p><label><input type="checkbox" id="busy"> I am in the middle of a form: swap as late as possible</label></p>
                <p><button type="button" id="mount">Unmount the widget</button></p>
                <ul id="events"></ul>
                </section>
                </body>
                </html>
                """.formatted(csrfToken, WidgetPage.escape(content.userName()));
    }

    private static String newToken() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
