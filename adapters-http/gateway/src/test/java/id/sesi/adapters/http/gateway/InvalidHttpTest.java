package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.AttemptResult.Failed;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ServiceHealth;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.internal.connection.RealConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that violate HTTP, and servers that say in HTTP/2 that they did not process a request. */
class InvalidHttpTest {

    private static final String REFUSED_STREAM_DETAIL =
            "the server is overloaded or shutting down, and did not process the request";

    /** The frame names stream 0 as the last one, so that the server did not process the request in stream 3. */
    private static final String GO_AWAY = "\0\0\10\7\0\0\0\0\0" + "\0\0\0\0" + "\0\0\0\0";

    @ParameterizedTest
    @CsvSource({
        "Content-Length: abc, has an invalid Content-Length",
        "Content-Length: -5, has an invalid Content-Length",
        "Content-Length: +5, has an invalid Content-Length",
        "'Content-Length: ', has an invalid Content-Length",
        "'Content-Length: 5, 5', has an invalid Content-Length",
        "Content-Length: 99999999999999999999, has an invalid Content-Length",
        "Content-Length: 5\\r\\nContent-Length: 6, has contradictory values of Content-Length"
    })
    void a_response_without_one_valid_length_is_invalid(String headers, String problem) throws IOException {
        String response =
                "HTTP/1.1 200 OK\r\n" + headers.replace("\\r\\n", "\r\n") + "\r\n\r\n" + TlsServer.SESSION_JSON;

        Failed failed = post(new RawServer("http/1.1", response, ""));

        assertEquals(Failure.INVALID_RESPONSE, failed.failure());
        assertEquals(Delivery.UNKNOWN, failed.delivery());
        assertEquals("the server's response " + problem, failed.detail());
    }

    @Test
    void a_repeated_length_is_valid() throws IOException {
        String length = "Content-Length: " + TlsServer.SESSION_JSON.length() + "\r\n";
        String response = "HTTP/1.1 200 OK\r\n" + length + length + "\r\n" + TlsServer.SESSION_JSON;
        try (RawServer server = new RawServer("http/1.1", response, "")) {
            assertEquals("CREATED", TlsServer.post(server.gateway()).name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 two hundred\r\n\r\n", "HTTP/1.1 101 Switching\r\n\r\n"})
    void a_response_that_is_not_http_is_invalid(String response) throws IOException {
        Failed failed = post(new RawServer("http/1.1", response, ""));

        assertEquals(response.contains("101") ? Failure.UNEXPECTED_STATUS : Failure.INVALID_RESPONSE, failed.failure());
    }

    /** RFC 9113, section 8.7: such a request was not processed, so it can be sent again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_refused_stream_was_not_processed(boolean isBodySent) {
        try (TlsServer vendor = new TlsServer()) {
            SocketEffect refusal = new SocketEffect.CloseStream(7);
            MockResponse.Builder response = TlsServer.response(200, TlsServer.SESSION_JSON);
            vendor.enqueue(isBodySent ? response.onResponseStart(refusal) : response.onRequestStart(refusal));

            assertNotProcessed(TlsServer.post(vendor.gateway()));
        }
    }

    /** Such a server contradicts itself, so a retry may create a second session. */
    @Test
    void a_stream_that_is_refused_after_the_response_began_may_have_been_processed() {
        try (TlsServer vendor = new TlsServer()) {
            vendor.enqueue(
                    TlsServer.response(200, TlsServer.SESSION_JSON).onResponseBody(new SocketEffect.CloseStream(7)));

            AttemptResult result = TlsServer.post(vendor.gateway());

            assertEquals("CONNECTION_LOST", result.name());
            assertEquals(Delivery.UNKNOWN, result.delivery());
        }
    }

    @Test
    void a_request_after_the_last_one_of_a_connection_was_not_processed() throws IOException {
        assertNotProcessed(post(new RawServer("h2", RawServer.HTTP_2_SETTINGS + GO_AWAY, "")));
    }

    /** The frame arrives before the first request. */
    @Test
    void a_request_on_a_new_connection_that_is_shutting_down_was_not_processed() throws IOException {
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .addNetworkInterceptor(chain -> {
                    await(() ->
                            !requireNonNull((RealConnection) chain.connection()).isHealthy(false));
                    return chain.proceed(chain.request());
                })
                .build();
        try (RawServer server = RawServer.greeting(RawServer.HTTP_2_SETTINGS + GO_AWAY)) {
            assertNotProcessed(TlsServer.post(new OkHttpSessionGateway(client, server.environment())));
        }
    }

    /** The server closes the connection after OkHttp chose it for the second request. */
    @Test
    void a_request_after_a_connection_was_shut_down_was_not_processed() {
        TlsServer vendor = new TlsServer();
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = gatewayTo(vendor, 2);
        assertEquals("CREATED", TlsServer.post(gateway).name());

        assertNotProcessed(TlsServer.post(gateway));
    }

    /** For example, because the TLS handshake failed. Such a server is not overloaded. */
    @Test
    void a_server_that_closes_a_new_connection_is_unreachable() {
        AttemptResult result = TlsServer.post(gatewayTo(new TlsServer(), 1));

        assertEquals("UNREACHABLE", result.name());
        assertEquals(Delivery.NOT_SENT, result.delivery());
        assertEquals(ServiceHealth.UNHEALTHY, result.health());
    }

    /** {@return a gateway to a server that closes the connection directly before the request with the given number} */
    private static OkHttpSessionGateway gatewayTo(TlsServer vendor, int closedBefore) {
        AtomicInteger requests = new AtomicInteger();
        OkHttpClient client = TlsServer.client()
                .newBuilder()
                .addNetworkInterceptor(chain -> {
                    if (requests.incrementAndGet() == closedBefore) {
                        vendor.close();
                        await(requireNonNull(chain.connection()).socket()::isClosed);
                    }
                    return chain.proceed(chain.request());
                })
                .build();
        return new OkHttpSessionGateway(client, vendor.environment());
    }

    private static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "the connection is open");
            Thread.onSpinWait();
        }
    }

    private static void assertNotProcessed(AttemptResult result) {
        Failed failed = assertInstanceOf(Failed.class, result);
        assertEquals(Failure.NOT_PROCESSED, failed.failure());
        assertEquals(Delivery.NOT_SENT, failed.delivery());
        assertEquals(ServiceHealth.UNKNOWN, failed.health());
        assertEquals(REFUSED_STREAM_DETAIL, failed.detail());
    }

    private static Failed post(RawServer server) throws IOException {
        try (server) {
            return assertInstanceOf(Failed.class, TlsServer.post(server.gateway()));
        }
    }
}
