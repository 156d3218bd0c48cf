package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionSpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gateway sends each request at most once. OkHttp resends some requests, and the caller's client may resend more. Where
 * OkHttp resends, the test first shows this with a bare client.
 */
class SendsOnceTest {

    private final TlsServer vendor = new TlsServer();

    @AfterEach
    void stop() {
        vendor.close();
    }

    static Stream<Arguments> resentByOkHttp() {
        return Stream.of(
                Arguments.of("503 at once", TlsServer.response(503, "").addHeader("Retry-After", "0")),
                Arguments.of("408", TlsServer.response(408, "")),
                Arguments.of("307", TlsServer.response(307, "").addHeader("Location", "/again")),
                Arguments.of("308", TlsServer.response(308, "").addHeader("Location", "/again")),
                Arguments.of("302", TlsServer.response(302, "").addHeader("Location", "/again")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resentByOkHttp")
    void a_request_that_okhttp_would_resend_is_sent_once(String name, MockResponse.Builder first) throws IOException {
        vendor.enqueue(first).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        postWithBareClient();
        assertEquals(2, vendor.mock.getRequestCount(), "a bare client resends the request");

        vendor.enqueue(first).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        AttemptResult result = TlsServer.post(vendor.gateway());

        assertEquals(3, vendor.mock.getRequestCount());
        assertEquals(first.getCode(), result.status().orElseThrow());
    }

    /** With HTTP/1.1 and with HTTP/2. The server closes the connection of the first request when the second request uses it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_request_on_a_broken_connection_is_not_resent(boolean http2) throws IOException {
        vendor.mock.setProtocols(http2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        MockResponse.Builder broken = new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
        OkHttpClient client = TlsServer.client();

        vendor.enqueue(TlsServer.response(200, "{}"))
                .enqueue(broken)
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        post(client);
        post(client);
        assertEquals(3, vendor.mock.getRequestCount(), "a bare client resends the request");

        vendor.enqueue(broken).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()));

        assertEquals(4, vendor.mock.getRequestCount());
        assertEquals(Delivery.UNKNOWN, result.delivery());
    }

    @Test
    void the_authenticator_of_the_client_is_not_used() {
        OkHttpClient authenticating = TlsServer.client()
                .newBuilder()
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Basic eA==")
                        .build())
                .build();
        vendor.enqueue(TlsServer.response(401, "{}")).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(authenticating, vendor.environment()));

        assertEquals(1, vendor.mock.getRequestCount());
        assertEquals("INVALID_SIGNATURE", result.name());
    }

    @Test
    void an_interceptor_of_the_client_cannot_resend() {
        AtomicInteger retries = new AtomicInteger();
        OkHttpClient retrying = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    Response first = chain.proceed(chain.request());
                    first.close();
                    retries.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
        vendor.enqueue(TlsServer.response(500, "{}")).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(retrying, vendor.environment()));

        assertEquals(1, retries.get());
        assertEquals("CONNECTION_LOST", result.name());
        assertEquals(0, resentBodies());
    }

    @Test
    void a_redirect_to_another_host_is_not_followed() throws InterruptedException {
        try (TlsServer other = new TlsServer()) {
            vendor.enqueue(TlsServer.response(307, "")
                    .addHeader("Location", "https://localhost:" + other.mock.getPort() + "/"));

            AttemptResult result = TlsServer.post(vendor.gateway());

            assertEquals("UNEXPECTED_STATUS", result.name());
            assertEquals(0, other.mock.getRequestCount());
        }
    }

    @Test
    void a_client_that_allows_cleartext_sends_nothing_without_tls() throws IOException {
        try (MockWebServer plain = new MockWebServer()) {
            plain.start();
            plain.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).build());
            plain.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).build());
            OkHttpClient downgrading = TlsServer.client()
                    .newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                    .addInterceptor(chain -> chain.proceed(
                            chain.request().newBuilder().url(plain.url("/")).build()))
                    .build();
            post(downgrading);
            assertEquals(1, plain.getRequestCount(), "a bare client sends the request in cleartext");

            AttemptResult result = TlsServer.post(new OkHttpSessionGateway(downgrading, vendor.environment()));

            assertEquals(Delivery.NOT_SENT, result.delivery());
            assertEquals(1, plain.getRequestCount());
        }
    }

    @Test
    void an_exception_in_an_interceptor_of_the_client_is_a_failed_attempt() {
        OkHttpClient failing = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    throw new IllegalStateException("metrics are down");
                })
                .build();
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(failing, vendor.environment()));

        assertEquals("CONNECTION_LOST", result.name());
        assertEquals(Delivery.UNKNOWN, result.delivery());
    }

    @Test
    void all_addresses_of_the_host_are_tried_and_the_request_is_sent_once() throws IOException {
        InetAddress reachable = vendor.mock.getSocketAddress().getAddress();
        InetAddress unreachable = InetAddress.getByAddress("localhost", new byte[] {127, 9, 9, 9});
        OkHttpClient twoAddresses = TlsServer.client()
                .newBuilder()
                .dns(host -> List.of(unreachable, reachable))
                .build();
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(twoAddresses, vendor.environment()));

        assertEquals("CREATED", result.name());
        assertEquals(1, vendor.mock.getRequestCount());
    }

    private int resentBodies() {
        int withBody = 0;
        try {
            for (int i = 0; i < vendor.mock.getRequestCount(); i++) {
                var request = vendor.mock.takeRequest();
                withBody += request.getBodySize() > 0 ? 1 : 0;
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertTrue(withBody >= 1, "the first request had a body");
        return withBody - 1;
    }

    private void postWithBareClient() throws IOException {
        post(TlsServer.client());
    }

    private void post(OkHttpClient client) throws IOException {
        Request request = new Request.Builder()
                .url(vendor.mock.url("/"))
                .post(RequestBody.create(new byte[] {'{', '}'}, MediaType.get("application/json")))
                .build();
        client.newCall(request).execute().close();
    }
}
