package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.Environment;
import id.sesi.domain.HostAndPort;
import id.sesi.domain.SecretKey;
import java.net.URI;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests with a proxy on a real socket. The proxy sees the target of the tunnel, but not the content. */
class OutboundProxyTest {

    private static final Environment VENDOR = Environment.STAGING.at(URI.create("https://vendor.example"));

    /** Acts as the proxy and, at the other end of the tunnel, as the vendor. */
    private final TlsServer proxyAndVendor = new TlsServer();

    @AfterEach
    void stop() {
        proxyAndVendor.close();
    }

    @Test
    void the_request_goes_through_a_tunnel() throws InterruptedException {
        proxyAndVendor
                .enqueue(new MockResponse.Builder().inTunnel())
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(gateway(Optional.empty()));

        assertEquals("CREATED", result.name());
        assertEquals(
                "CONNECT vendor.example:443 HTTP/1.1",
                proxyAndVendor.mock.takeRequest().getRequestLine());
        assertEquals("POST", proxyAndVendor.mock.takeRequest().getMethod());
    }

    @ParameterizedTest
    @CsvSource({"Aladdin:open sesame, QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin:, QWxhZGRpbjo=", "Aladdin, QWxhZGRpbjo="})
    void credentials_are_sent_only_to_the_proxy(String credentials, String base64) throws InterruptedException {
        proxyAndVendor
                .enqueue(new MockResponse.Builder().inTunnel())
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(gateway(Optional.of(credentials)));

        assertEquals("CREATED", result.name());
        RecordedRequest connect = proxyAndVendor.mock.takeRequest();
        RecordedRequest post = proxyAndVendor.mock.takeRequest();
        assertEquals("CONNECT", connect.getMethod());
        assertEquals("Basic " + base64, connect.getHeaders().get("Proxy-Authorization"));
        assertEquals("POST", post.getMethod());
        assertNull(post.getHeaders().get("Proxy-Authorization"));
    }

    /** Sending them again may lock the account. */
    @Test
    void rejected_credentials_are_not_sent_again() {
        for (int i = 0; i < 5; i++) {
            proxyAndVendor.enqueue(new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=out")
                    .inTunnel());
        }
        SessionGateway gateway = gateway(Optional.of("Aladdin:wrong"));

        Outcome outcome = UseCases.createSession(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                        gateway,
                        entry -> {})
                .build()
                .create(Requests.minimal());

        assertEquals("PROXY_REFUSED", outcome.result());
        assertEquals(1, outcome.attempts().size());
        assertEquals(1, proxyAndVendor.mock.getRequestCount());
    }

    @ParameterizedTest
    @CsvSource({
        "407, PROXY_REFUSED, the proxy requires other credentials (407 Proxy Authentication Required)",
        "403, PROXY_REFUSED, the proxy refused the connection with status 403",
        "302, PROXY_REFUSED, the proxy responded with the unexpected status 302",
        "408, UNREACHABLE, no connection to the server: the proxy responded with status 408",
        "429, UNREACHABLE, no connection to the server: the proxy responded with status 429",
        "502, UNREACHABLE, 'no connection to the server: the proxy could not connect to it, and responded with status 502'",
        "503, UNREACHABLE, 'no connection to the server: the proxy could not connect to it, and responded with status 503'"
    })
    void the_status_of_the_proxy_decides(int status, Failure failure, String detail) {
        proxyAndVendor.enqueue(new MockResponse.Builder().code(status).inTunnel());

        AttemptResult.Failed failed =
                assertInstanceOf(AttemptResult.Failed.class, TlsServer.post(gateway(Optional.of("Aladdin:open"))));

        assertEquals(failure, failed.failure());
        assertEquals(Delivery.NOT_SENT, failed.delivery());
        assertEquals(detail, failed.detail());
    }

    /** OkHttp reads the host with its own parser, and Java's TLS sends no server name (SNI) with an underscore. */
    @Test
    void a_host_with_an_underscore_is_reached_through_the_proxy() throws InterruptedException {
        proxyAndVendor
                .enqueue(new MockResponse.Builder().inTunnel())
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(
                TlsServer.clientThrough(proxy(Optional.empty())),
                Environment.STAGING.at(URI.create("https://my_vendor.example"))));

        assertEquals("CREATED", result.name());
        assertEquals(
                "CONNECT my_vendor.example:443 HTTP/1.1",
                proxyAndVendor.mock.takeRequest().getRequestLine());
    }

    @Test
    void to_string_does_not_show_the_credentials() {
        OutboundProxy proxy = new OutboundProxy(new HostAndPort("proxy.example", 3128), Optional.of("u:canary"));

        assertFalse(proxy.toString().contains("canary"));
    }

    private OkHttpSessionGateway gateway(Optional<String> credentials) {
        return new OkHttpSessionGateway(TlsServer.clientThrough(proxy(credentials)), VENDOR);
    }

    private OutboundProxy proxy(Optional<String> credentials) {
        return new OutboundProxy(new HostAndPort("localhost", proxyAndVendor.mock.getPort()), credentials);
    }
}
