package com.acme.sessions;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.Environment;
import id.sesi.domain.SignedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Creates sessions with the HTTP client of the JDK, over HTTP/1.1. Thread-safe. */
public final class JavaNetHttpSessionGateway implements SessionGateway, AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(JavaNetHttpSessionGateway::daemon);
    private final Set<JavaNetHttpExchange> running = ConcurrentHashMap.newKeySet();
    private final HttpClient client;
    private final String baseUrl;

    /**
     * Creates a gateway.
     *
     * @param environment the environment with the vendor's base URL
     * @param trust the certificates that the gateway accepts
     */
    public JavaNetHttpSessionGateway(Environment environment, HostAwareTrust trust) {
        this.baseUrl = environment.baseUrl().toString().replaceFirst("/$", "");
        this.client = HttpClient.newBuilder()
                .executor(threads)
                .sslContext(GuardedTls.trusting(trust))
                .version(HttpClient.Version.HTTP_1_1) // ResponseGuard understands no other version.
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    @Override
    public Exchange prepare(SignedRequest request, IdempotencyKey idempotencyKey) {
        SingleUseBody body = new SingleUseBody(RequestJson.encode(request));
        HttpRequest http = HttpRequest.newBuilder(sessionsOf(request))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey.toString())
                .POST(body)
                .build();
        return new JavaNetHttpExchange(this, http, body, request);
    }

    /** Sends the request of an exchange, which {@link #close} then cancels if it is still running. */
    CompletableFuture<HttpResponse<Optional<byte[]>>> send(HttpRequest http, JavaNetHttpExchange exchange) {
        running.add(exchange);
        return client.sendAsync(http, head -> new LimitedBody());
    }

    void ended(JavaNetHttpExchange exchange) {
        running.remove(exchange);
    }

    boolean isClosed() {
        return threads.isShutdown();
    }

    private URI sessionsOf(SignedRequest request) {
        return URI.create(baseUrl + "/api/v2/partner/" + request.request().partnerId() + "/sessions");
    }

    /**
     * Cancels the exchanges that are running, and ends the threads that this gateway started. Later exchanges are not sent. The one
     * thread of the client ends when the gateway is garbage-collected: in Java 17, {@link HttpClient} cannot be closed.
     */
    @Override
    public void close() {
        threads.shutdownNow();
        running.forEach(JavaNetHttpExchange::cancel);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sessions");
        thread.setDaemon(true);
        return thread;
    }
}
