package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests with a proxy on a real socket. The proxy sees the target of the tunnel, but not the content. */
class OutboundProxyTest {

    private static final Environment VENDOR = Environment.STAGING.withBaseUrl(URI.create("https://vendor.example"));

    /** Acts as the proxy and, at the other end of the tunnel, as the vendor. */
    private final TlsServer proxyAndVendor = new TlsServer();

    @AfterEach
    void stop() {
        proxyAndVendor.close();
    }

    @Test
    void the_text_of_a_proxy_contains_no_credentials() {
        OutboundProxy proxy = new OutboundProxy(new HostAndPort("proxy", 3128), Optional.of("user:canary"));

        assertEquals("OutboundProxy[proxy:3128]", proxy.toString());
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

        Outcome outcome = UseCases.createSessionBuilder(
                        Requests.PARTNER,
                        (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                        gateway,
                        entry -> {})
                .build()
                .create(Requests.minimal());

        assertEquals("PROXY_REFUSED", outcome.name());
        assertEquals(1, outcome.attempts().size());
        assertEquals(1, proxyAndVendor.mock.getRequestCount());
    }

    @ParameterizedTest
    @CsvSource({
        "407, PROXY_REFUSED, 'the proxy asks for a user and a password, or rejected the ones it received"
                + " (407 Proxy Authentication Required)'",
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

    /** For example an SSH server. OkHttp reads at most 256 KiB of the head. */
    @ParameterizedTest
    @CsvSource({
        "'SSH-2.0-OpenSSH_9.2\r\n', the proxy's response is not valid HTTP",
        "'HTTP/1.1 200 OK\r\nA: b\r\nx', the proxy's response is not valid HTTP",
        "x, the proxy's response is not valid HTTP",
        "'', the connection failed before the request was sent"
    })
    @Timeout(20)
    void a_proxy_that_does_not_speak_http_is_named(String head, String problem) throws Exception {
        assertEquals("no connection to the server: " + problem, detailFor(head, ""));
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, x", "'HTTP/1.1 200 OK\r\n', 'A: bcdefgh\r\n'", "'', x"})
    @Timeout(20)
    void a_proxy_that_sends_a_head_without_end_is_named(String head, String more) throws Exception {
        assertEquals("no connection to the server: the proxy's response is not valid HTTP", detailFor(head, more));
    }

    /** {@return the detail of an attempt through a proxy that sends these bytes, the second ones repeatedly} */
    private static String detailFor(String head, String more) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var unused = threads.submit(() -> {
                while (true) {
                    try (Socket connection = proxy.accept()) {
                        int unusedLength = connection.getInputStream().read(new byte[8192]);
                        connection.getOutputStream().write(head.getBytes(US_ASCII));
                        for (int sent = 0; !more.isEmpty() && sent < 1 << 20; sent += more.length() * 1024) {
                            connection.getOutputStream().write(more.repeat(1024).getBytes(US_ASCII));
                        }
                    } catch (SocketException e) {
                        if (proxy.isClosed()) {
                            return null;
                        }
                    }
                }
            });
            OutboundProxy outbound =
                    new OutboundProxy(new HostAndPort("127.0.0.1", proxy.getLocalPort()), Optional.empty());
            AttemptResult.Failed failed = assertInstanceOf(
                    AttemptResult.Failed.class,
                    TlsServer.post(new OkHttpSessionGateway(TlsServer.clientThrough(outbound), VENDOR)));
            assertEquals(Failure.UNREACHABLE, failed.failure());
            assertEquals(Delivery.NOT_SENT, failed.delivery());
            return failed.detail();
        } finally {
            threads.shutdownNow();
        }
    }

    /** OkHttp reads the host with its own parser, and Java's TLS sends no server name (SNI) with an underscore. */
    @Test
    void a_host_with_an_underscore_is_reached_through_the_proxy() throws InterruptedException {
        proxyAndVendor
                .enqueue(new MockResponse.Builder().inTunnel())
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult result = TlsServer.post(new OkHttpSessionGateway(
                TlsServer.clientThrough(proxy(Optional.empty())),
                Environment.STAGING.withBaseUrl(URI.create("https://my_vendor.example"))));

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
