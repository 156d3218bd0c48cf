package com.acme.sessions;

import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.SignedRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its response. */
final class JavaNetHttpExchange implements SessionGateway.Exchange {

    private final JavaNetHttpSessionGateway gateway;
    private final HttpRequest http;
    private final SingleUseBody body;
    private final SignedRequest sent;
    private final CompletableFuture<Boolean> cancelled = new CompletableFuture<>();

    JavaNetHttpExchange(JavaNetHttpSessionGateway gateway, HttpRequest http, SingleUseBody body, SignedRequest sent) {
        this.gateway = gateway;
        this.http = http;
        this.body = body;
        this.sent = sent;
    }

    /**
     * Waits for the last byte of the body. {@link HttpRequest.Builder#timeout} would wait for the head only, before Java 26.
     */
    @Override
    public AttemptResult send(Duration timeout) {
        if (Thread.currentThread().isInterrupted()) {
            return Failed.interrupted(cancel());
        }
        try {
            CompletableFuture<HttpResponse<Optional<byte[]>>> response = gateway.send(http, this);
            cancelled.thenAccept(response::cancel);
            return ResponseReader.read(response.get(timeout.toNanos(), TimeUnit.NANOSECONDS), sent);
        } catch (TimeoutException | CancellationException e) {
            return gateway.isClosed() ? closed() : Failed.timedOut(cancel());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failed.interrupted(cancel());
        } catch (ExecutionException | RejectedExecutionException e) { // The latter means that the gateway is closed.
            return gateway.isClosed() ? closed() : FailureClassifier.classify(e, cancel());
        } finally {
            gateway.ended(this);
        }
    }

    /** {@return a result that is not the vendor's fault, and after which the use case does not try again} */
    private Failed closed() {
        return Failed.withoutResponse(Failure.EXECUTOR_REJECTED, cancel(), "the gateway is closed");
    }

    /** Withdraws the body first: what was not sent by now is never sent, whatever the client does. */
    @Override
    public Delivery cancel() {
        Delivery delivery = body.withdraw() ? Delivery.NOT_SENT : Delivery.UNKNOWN;
        cancelled.complete(true);
        return delivery;
    }
}
