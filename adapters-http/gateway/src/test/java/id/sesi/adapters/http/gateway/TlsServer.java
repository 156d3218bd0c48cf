package id.sesi.adapters.http.gateway;

import id.sesi.application.contract.Requests;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.Environment;
import id.sesi.domain.SignedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A mock of the vendor on loopback, over TLS. It sends the responses that a test enqueues, and records the requests. */
final class TlsServer implements AutoCloseable {

    static final String SESSION_JSON = """
            {"success": true, "sessionToken": "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
             "widgetUrl": "https://app.psikologiehub.com/widget?token=eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
             "partnerId": "psikologihub", "expiresIn": 1800000000}""";

    static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("vendor.example")
            .addSubjectAlternativeName("my_vendor.example")
            .build();

    // A strong reference: the log manager discards loggers without one, together with their level.
    private static final Logger SERVER_LOGGER = Logger.getLogger(MockWebServer.class.getName());

    static {
        SERVER_LOGGER.setLevel(Level.OFF);
    }

    final MockWebServer mock = new MockWebServer();

    TlsServer() {
        HandshakeCertificates own =
                new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
        mock.useHttps(own.sslSocketFactory());
        try {
            mock.start(InetAddress.getByName("localhost"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    TlsServer enqueue(MockResponse.Builder response) {
        mock.enqueue(response.build());
        return this;
    }

    static OkHttpClient clientThrough(OutboundProxy proxy) {
        return OkHttpClientFactory.create(List.of(CERTIFICATE.certificate()), Optional.of(proxy));
    }

    static OkHttpClient client() {
        return OkHttpClientFactory.create(List.of(CERTIFICATE.certificate()), Optional.empty());
    }

    /** {@return a socket that listens on loopback with the certificate that clients trust} */
    static ServerSocket listeningSocket() throws IOException {
        return new HandshakeCertificates.Builder()
                .heldCertificate(CERTIFICATE)
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    Environment environment() {
        return Environment.STAGING.withBaseUrl(URI.create("https://localhost:" + mock.getPort()));
    }

    OkHttpSessionGateway gateway() {
        return new OkHttpSessionGateway(client(), environment());
    }

    static AttemptResult post(OkHttpSessionGateway gateway) {
        return post(gateway, Duration.ofSeconds(20));
    }

    static AttemptResult post(OkHttpSessionGateway gateway, Duration timeout) {
        return post(gateway, Requests.signed(Requests.minimal()), timeout);
    }

    /** Sends like the use case: the exchange runs on its own thread, and the caller cancels it when the time-out expires. */
    static AttemptResult post(OkHttpSessionGateway gateway, SignedRequest request, Duration timeout) {
        SessionGateway.Exchange exchange = gateway.prepare(request, IdempotencyKey.random(new SplittableRandom(7)));
        FutureTask<AttemptResult> result = new FutureTask<>(() -> exchange.send(timeout));
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread thread = new Thread(result);
            thread.setDaemon(true);
            thread.start();
            return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Failed.timedOut(exchange.cancel());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Failed.interrupted(exchange.cancel());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        mock.close();
    }
}
