package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.Environment;
import id.sesi.domain.HostAndPort;
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

    @Test
    void rejected_credentials_are_not_sent_repeatedly() {
        for (int i = 0; i < 5; i++) {
            proxyAndVendor.enqueue(new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=out")
                    .inTunnel());
        }

        AttemptResult result = TlsServer.post(gateway(Optional.of("Aladdin:wrong")));

        assertRejectedByProxy(result);
    }

    @Test
    void a_rejection_by_the_proxy_is_reported() {
        proxyAndVendor.enqueue(new MockResponse.Builder().code(403).inTunnel());

        assertRejectedByProxy(TlsServer.post(gateway(Optional.of("Aladdin:open"))));
    }

    private static void assertRejectedByProxy(AttemptResult result) {
        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, result);
        assertEquals(Failure.UNREACHABLE, failed.failure());
        assertEquals(Delivery.NOT_SENT, failed.delivery());
        assertEquals(
                "no connection to the server: the proxy rejected the connection; check HTTPS_PROXY and its credentials",
                failed.detail());
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
