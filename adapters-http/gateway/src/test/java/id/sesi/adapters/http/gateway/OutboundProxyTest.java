package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.Failure;
import id.sesi.domain.Environment;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A proxy on a real socket, which sees where the tunnel leads and nothing of what goes through. */
class OutboundProxyTest {

    private static final Environment VENDOR = Environment.STAGING.at(URI.create("https://vendor.example"));

    /** The proxy, and at the other end of its tunnel the vendor. */
    private final TlsServer both = new TlsServer();

    @AfterEach
    void stop() {
        both.close();
    }

    @Test
    void the_request_goes_through_a_tunnel() throws InterruptedException {
        both.enqueue(new MockResponse.Builder().inTunnel()).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult reply = TlsServer.post(gateway(Optional.empty(), host -> false));

        assertEquals("CREATED", reply.name());
        assertEquals(
                "CONNECT vendor.example:443 HTTP/1.1", both.mock.takeRequest().getRequestLine());
        assertEquals("POST", both.mock.takeRequest().getMethod());
    }

    @Test
    void credentials_go_to_the_proxy_alone() throws InterruptedException {
        both.enqueue(new MockResponse.Builder().inTunnel()).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));

        AttemptResult reply = TlsServer.post(gateway(Optional.of("Aladdin:open sesame"), host -> false));

        assertEquals("CREATED", reply.name());
        RecordedRequest connect = both.mock.takeRequest();
        RecordedRequest post = both.mock.takeRequest();
        assertEquals("CONNECT", connect.getMethod());
        assertEquals("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", connect.getHeaders().get("Proxy-Authorization"));
        assertEquals("POST", post.getMethod());
        assertNull(post.getHeaders().get("Proxy-Authorization"));
    }

    @Test
    void credentials_that_are_refused_are_not_offered_for_ever() {
        for (int i = 0; i < 5; i++) {
            both.enqueue(new MockResponse.Builder()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=out")
                    .inTunnel());
        }

        AttemptResult reply = TlsServer.post(gateway(Optional.of("Aladdin:wrong"), host -> false));

        assertRefusedByProxy(reply);
    }

    @Test
    void a_proxy_that_refuses_is_told_as_such() {
        both.enqueue(new MockResponse.Builder().code(403).inTunnel());

        assertRefusedByProxy(TlsServer.post(gateway(Optional.of("Aladdin:open"), host -> false)));
    }

    private static void assertRefusedByProxy(AttemptResult reply) {
        AttemptResult.Failed failed = assertInstanceOf(AttemptResult.Failed.class, reply);
        assertEquals(Failure.UNREACHABLE, failed.failure());
        assertEquals(Delivery.NOT_SENT, failed.delivery());
        assertEquals(
                "no connection to the server: the proxy rejected the connection; check HTTPS_PROXY and its credentials",
                failed.detail());
    }

    @Test
    void an_exception_is_reached_directly() throws InterruptedException {
        both.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OutboundProxy nowhere = new OutboundProxy("localhost", 1, Optional.empty(), "localhost"::equals);

        AttemptResult reply =
                TlsServer.post(new OkHttpSessionGateway(TlsServer.clientThrough(nowhere), both.environment()));

        assertEquals("CREATED", reply.name());
        assertEquals("POST", both.mock.takeRequest().getMethod());
    }

    @Test
    void shows_no_credentials() {
        OutboundProxy proxy = new OutboundProxy("proxy.example", 3128, Optional.of("u:canary"), host -> false);

        assertFalse(proxy.toString().contains("canary"));
    }

    private OkHttpSessionGateway gateway(Optional<String> credentials, Predicate<String> bypass) {
        OutboundProxy proxy = new OutboundProxy("localhost", both.mock.getPort(), credentials, bypass);
        return new OkHttpSessionGateway(TlsServer.clientThrough(proxy), VENDOR);
    }
}
