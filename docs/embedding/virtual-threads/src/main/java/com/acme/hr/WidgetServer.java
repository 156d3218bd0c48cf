package com.acme.hr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code POST /widget}, each request on a virtual thread: the URL for the {@code <iframe>}, for the user who is signed in. */
final class WidgetServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WidgetServer.class);

    /** What a call needs after its deadline, until its response is written. */
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(1);

    private final SignedInUser user;
    private final CreateSession createSession;
    private final Duration deadline;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    WidgetServer(int port, SignedInUser user, CreateSession createSession, Duration deadline) throws IOException {
        this.user = user;
        this.createSession = createSession;
        this.deadline = deadline;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/widget", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            // The context of the server also contains all longer paths.
            if (!exchange.getRequestURI().getPath().equals("/widget")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            // Each request creates a session, so links and images must not be able to send it.
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            WidgetResponse response = response();
            byte[] json = response.body().getBytes(UTF_8);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(response.status(), json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private WidgetResponse response() {
        try {
            Outcome outcome = createSession.create(user.sessionRequest(), deadline);
            WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
            if (response.status() != 200) { // The browser does not get the reason.
                LOG.warn("status {}: {}", response.status(), outcome.description());
            }
            return response;
        } catch (InvalidValueException e) {
            LOG.warn("status 422: {}", e.getMessage());
            return WidgetResponse.of(e);
        } catch (RuntimeException e) { // The HTTP server of the JDK would drop it silently.
            LOG.error("status 500", e);
            return new WidgetResponse(500, Map.of("Cache-Control", "no-store"), "{}");
        }
    }

    /** Rejects new requests, and waits for the running calls, which end by their deadline. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(deadline.plus(TIME_TO_ANSWER).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) { // Waits no longer.
            Thread.currentThread().interrupt();
        }
        server.stop(0);
    }
}
