package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The page of a preview without {@code Cache-Control: no-store}. Browsers keep only such a page in their back/forward cache. A
 * reverse proxy, because the page of the preview must not be stored.
 */
final class CacheablePage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> REQUEST_HEADERS = List.of("X-CSRF-Token");
    private static final List<String> RESPONSE_HEADERS = List.of("Content-Type", "Content-Security-Policy");

    /** Whether somebody is logged in. Otherwise, the backend responds with 401. */
    final AtomicBoolean isLoggedIn = new AtomicBoolean(true);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI preview;

    CacheablePage(URI preview) throws IOException {
        this.preview = preview;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isPost = exchange.getRequestMethod().equals("POST");
            if (isPost && !isLoggedIn.get()) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            HttpResponse<String> response = forward(exchange);
            RESPONSE_HEADERS.forEach(name -> response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
            byte[] body = response.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(response.statusCode(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> forward(HttpExchange exchange) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        preview.resolve(exchange.getRequestURI().getPath()))
                .timeout(LIMIT)
                .method(exchange.getRequestMethod(), BodyPublishers.noBody());
        for (String name : REQUEST_HEADERS) {
            List<String> values = exchange.getRequestHeaders().get(name);
            if (values != null) {
                request.header(name, values.get(0));
            }
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
