package id.sesi.adapters.http.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails on demand: certain values of {@code user_id} select an error response, for tests of the error handling of clients. */
final class FaultInjection {

    private static final String PREFIX = "fault-";
    private static final int SLOW_SECONDS = 4;

    /** Counts the requests with {@code fault-503-twice}. */
    private final AtomicInteger failTwiceRequests = new AtomicInteger();

    /** Sends the response that the {@code user_id} selects, which is {@code success} for normal users. */
    void respond(String userId, SandboxResponse success, HttpExchange exchange) throws IOException {
        switch (userId) {
            case "fault-401" -> SandboxResponse.error(401, "Invalid signature").sendTo(exchange);
            case "fault-403" ->
                SandboxResponse.error(403, "Domain not whitelisted").sendTo(exchange);
            case "fault-404" ->
                SandboxResponse.error(404, "Partner not found or inactive").sendTo(exchange);
            case "fault-422" ->
                SandboxResponse.invalid(Map.of("user.user_id", List.of("requests this error from the sandbox")))
                        .sendTo(exchange);
            case "fault-429" ->
                SandboxResponse.error(429, "Too many requests")
                        .with("Retry-After", "1")
                        .sendTo(exchange);
            case "fault-500" ->
                SandboxResponse.error(500, "Internal server error").sendTo(exchange);
            case "fault-503" ->
                SandboxResponse.error(503, "Service unavailable").sendTo(exchange);
            case "fault-503-twice" -> failTwiceOutOfThree(success).sendTo(exchange);
            case "fault-slow-4s" -> {
                pause();
                success.sendTo(exchange);
            }
            case "fault-reset" -> exchange.close();
            case "fault-html-502" ->
                new SandboxResponse(502, Map.of("Content-Type", "text/html"), "<html><h1>502 Bad Gateway</h1></html>")
                        .sendTo(exchange);
            case "fault-truncated" -> sendHalfOf(success, exchange);
            default -> (userId.startsWith(PREFIX) ? unknown() : success).sendTo(exchange);
        }
    }

    /** Rejects misspelled faults. If they succeeded, a test could pass for the wrong reason. */
    private static SandboxResponse unknown() {
        return SandboxResponse.invalid(
                Map.of("user.user_id", List.of("is not a known fault of the sandbox; see docs/sandbox.md")));
    }

    private SandboxResponse failTwiceOutOfThree(SandboxResponse success) {
        return failTwiceRequests.getAndIncrement() % 3 == 2
                ? success
                : SandboxResponse.error(503, "Service unavailable");
    }

    private static void pause() throws InterruptedIOException {
        try {
            TimeUnit.SECONDS.sleep(SLOW_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sandbox was stopped");
        }
    }

    private static void sendHalfOf(SandboxResponse response, HttpExchange exchange) throws IOException {
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
