package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
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
 * OkHttp repeats requests by itself, and a team's client may do more. Where OkHttp does, a bare client shows it first; then
 * the gateway is shown not to.
 */
class SendsOnceTest {

    private final TlsServer vendor = new TlsServer();

    @AfterEach
    void stop() {
        vendor.close();
    }

    static Stream<Arguments> repeatedByOkHttp() {
        return Stream.of(
                Arguments.of("503 at once", TlsServer.response(503, "").addHeader("Retry-After", "0")),
                Arguments.of("408", TlsServer.response(408, "")),
                Arguments.of("307", TlsServer.response(307, "").addHeader("Location", "/again")),
                Arguments.of("308", TlsServer.response(308, "").addHeader("Location", "/again")),
                Arguments.of("302", TlsServer.response(302, "").addHeader("Location", "/again")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repeatedByOkHttp")
    void a_response_that_okhttp_would_follow_up(String name, MockResponse.Builder first) throws IOException {
        vendor.enqueue(first).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        postWithBareClient();
        assertEquals(2, vendor.mock.getRequestCount(), "a bare client does repeat it");

        vendor.enqueue(first).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        AttemptResult reply = TlsServer.post(vendor.gateway());

        assertEquals(3, vendor.mock.getRequestCount());
        assertEquals(first.getCode(), reply.status().orElseThrow());
    }

    /** Over HTTP/1.1 and HTTP/2, where the connection from the request before is dead when it is used again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_connection_that_breaks_before_the_response(boolean http2) throws IOException {
        vendor.mock.setProtocols(http2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        MockResponse.Builder broken = new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
        OkHttpClient client = TlsServer.client();

        vendor.enqueue(TlsServer.response(200, "{}"))
                .enqueue(broken)
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        post(client);
        post(client);
        assertEquals(3, vendor.mock.getRequestCount(), "a bare client does repeat it");

        vendor.enqueue(broken).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        AttemptResult reply = TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()));

        assertEquals(4, vendor.mock.getRequestCount());
        assertEquals(Delivery.UNKNOWN, reply.delivery());
    }

    @Test
    void an_authenticator_of_the_teams_client() {
        OkHttpClient eager = TlsServer.client()
                .newBuilder()
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Basic eA==")
                        .build())
                .build();
        vendor.enqueue(TlsServer.response(401, "{}")).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult reply = TlsServer.post(new OkHttpSessionGateway(eager, vendor.environment()));

        assertEquals(1, vendor.mock.getRequestCount());
        assertEquals("INVALID_SIGNATURE", reply.name());
    }

    @Test
    void an_interceptor_of_the_teams_client_that_retries() {
        AtomicInteger tries = new AtomicInteger();
        OkHttpClient retrying = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    Response first = chain.proceed(chain.request());
                    first.close();
                    tries.incrementAndGet();
                    return chain.proceed(chain.request());
                })
                .build();
        vendor.enqueue(TlsServer.response(500, "{}")).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult reply = TlsServer.post(new OkHttpSessionGateway(retrying, vendor.environment()));

        assertEquals(1, tries.get());
        assertEquals("CONNECTION_LOST", reply.name());
        assertEquals(0, bodiesAfterTheFirst());
    }

    @Test
    void a_redirect_to_another_host_takes_nothing_along() throws InterruptedException {
        try (TlsServer other = new TlsServer()) {
            vendor.enqueue(TlsServer.response(307, "")
                    .addHeader("Location", "https://localhost:" + other.mock.getPort() + "/"));

            AttemptResult reply = TlsServer.post(vendor.gateway());

            assertEquals("UNEXPECTED_STATUS", reply.name());
            assertEquals(0, other.mock.getRequestCount());
        }
    }

    @Test
    void nothing_goes_out_without_tls_even_over_a_client_that_would() throws IOException {
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
            assertEquals(1, plain.getRequestCount(), "a bare client does send it");

            AttemptResult reply = TlsServer.post(new OkHttpSessionGateway(downgrading, vendor.environment()));

            assertEquals(Delivery.NOT_SENT, reply.delivery());
            assertEquals(1, plain.getRequestCount());
        }
    }

    @Test
    void a_part_of_the_teams_client_that_fails_is_an_outcome_too() {
        OkHttpClient failing = TlsServer.client()
                .newBuilder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    throw new IllegalStateException("metrics are down");
                })
                .build();
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult reply = TlsServer.post(new OkHttpSessionGateway(failing, vendor.environment()));

        assertEquals("CONNECTION_LOST", reply.name());
        assertEquals(Delivery.UNKNOWN, reply.delivery());
    }

    @Test
    void every_address_of_the_host_is_tried_before_it_is_sent_once() throws IOException {
        InetAddress there = vendor.mock.getSocketAddress().getAddress();
        InetAddress notThere = InetAddress.getByAddress("localhost", new byte[] {127, 9, 9, 9});
        OkHttpClient twoAddresses = TlsServer.client()
                .newBuilder()
                .dns(host -> List.of(notThere, there))
                .build();
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult reply = TlsServer.post(new OkHttpSessionGateway(twoAddresses, vendor.environment()));

        assertEquals("CREATED", reply.name());
        assertEquals(1, vendor.mock.getRequestCount());
    }

    @Test
    void a_server_that_cannot_prove_itself_gets_nothing() {
        AttemptResult unknownAuthority = TlsServer.post(
                new OkHttpSessionGateway(GatewayClient.trusting(List.of(), Optional.empty()), vendor.environment()));
        assertEquals("UNTRUSTED", unknownAuthority.name());

        URI otherName = URI.create("https://127.0.0.1:" + vendor.mock.getPort());
        OkHttpClient sameAddress = TlsServer.client();
        AttemptResult wrongName = TlsServer.post(
                new OkHttpSessionGateway(sameAddress, vendor.environment().at(otherName)));
        assertEquals("UNTRUSTED", wrongName.name());
        assertEquals(Delivery.NOT_SENT, wrongName.delivery());
        assertEquals(0, vendor.mock.getRequestCount());
    }

    private int bodiesAfterTheFirst() {
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
