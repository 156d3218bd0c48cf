package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.Delivery;
import id.sesi.domain.Environment;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that the server drops between two requests costs neither of them anything. */
class StaleConnectionTest {

    private final TlsServer vendor = new TlsServer();
    private final List<BreakableSocket> sockets = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void a_dropped_connection_is_not_used_again() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(droppedAfterwards(503)).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = gateway(TlsServer.client());

        assertEquals("SERVICE_FAILING", TlsServer.post(gateway).name());
        awaitTheServersEnd();

        assertEquals("CREATED", TlsServer.post(gateway).name());
        assertEquals(2, vendor.mock.getRequestCount());
    }

    /** That there is something to guard against. */
    @Test
    void a_bare_client_sends_its_request_into_the_void() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(droppedAfterwards(503)).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpClient bare = noting(TlsServer.client())
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build();
        post(bare);
        awaitTheServersEnd();

        assertThrows(IOException.class, () -> post(bare));
    }

    private void post(OkHttpClient client) throws IOException {
        Request request = new Request.Builder()
                .url(vendor.mock.url("/"))
                .post(RequestBody.create(new byte[0]))
                .build();
        try (Response response = client.newCall(request).execute()) {
            response.body().bytes();
        }
    }

    @Test
    void a_connection_that_was_reset_is_not_used_again() {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.response(503, "{}")).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = gateway(TlsServer.client());
        TlsServer.post(gateway);
        sockets.get(0).isReset.set(true);

        assertEquals("CREATED", TlsServer.post(gateway).name());
        assertEquals(2, sockets.size());
    }

    /** A connection that another gateway has used is as good as its own. */
    @Test
    void gateways_that_share_a_client_share_what_is_known_of_its_connections() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(droppedAfterwards(503)).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpClient client = noting(TlsServer.client());
        TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()));
        awaitTheServersEnd();

        assertEquals(
                "CREATED",
                TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()))
                        .name());
    }

    /** The other tests show that after an error it is looked at. */
    @Test
    void a_connection_that_has_just_given_a_session_is_not_looked_at_for_a_while() throws Exception {
        AtomicLong now = new AtomicLong();
        StaleConnectionCheck dropped = new StaleConnectionCheck(new ConnectionPool(), now::get);
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        for (int i = 0; i < 4; i++) {
            vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        }
        OkHttpClient client = noting(TlsServer.client())
                .newBuilder()
                .addNetworkInterceptor(dropped::checkBeforeUse)
                .build();

        post(client);
        int first = sockets.get(0).looks();
        now.addAndGet(StaleConnectionCheck.SKIP_CHECK_WITHIN.toNanos() - 1);
        post(client);
        assertEquals(first, sockets.get(0).looks());

        now.addAndGet(StaleConnectionCheck.SKIP_CHECK_WITHIN.toNanos());
        post(client);
        assertEquals(first + 1, sockets.get(0).looks());
        assertEquals(1, sockets.size());
    }

    @Test
    void the_look_leaves_the_clients_read_time_out_as_it_was() {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON))
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).headersDelay(100, TimeUnit.MILLISECONDS));
        OkHttpSessionGateway gateway = vendor.gateway();
        TlsServer.post(gateway);

        assertEquals("CREATED", TlsServer.post(gateway).name());
    }

    /** A server that ends every connection at once is not asked again and again. */
    @Test
    void a_server_that_drops_new_connections_too_is_not_asked_for_ever() throws Exception {
        try (ServerSocket listening = TlsServer.listening()) {
            AtomicInteger accepted = new AtomicInteger();
            Thread acceptor = new Thread(() -> closeAll(listening, accepted), "acceptor");
            acceptor.setDaemon(true);
            acceptor.start();
            OkHttpSessionGateway gateway = new OkHttpSessionGateway(
                    TlsServer.client(),
                    Environment.STAGING.at(URI.create("https://localhost:" + listening.getLocalPort())));

            // Whichever is first, its end or the look.
            String result = TlsServer.post(gateway).name();
            assertTrue(List.of("UNREACHABLE", "CONNECTION_LOST").contains(result), result);
            assertTrue(accepted.get() <= 3, () -> accepted + " connections");
        }
    }

    private static void closeAll(ServerSocket listening, AtomicInteger accepted) {
        while (true) {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                accepted.incrementAndGet();
                socket.startHandshake();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** As behind a NAT that has forgotten a connection: what is sent on it is lost without a word. */
    @Test
    void an_http_2_connection_that_went_silent_is_given_up() {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpClient client = noting(TlsServer.client());
        OkHttpSessionGateway gateway =
                new OkHttpSessionGateway(client, vendor.environment(), Duration.ofMillis(100), Duration.ofSeconds(1));
        assertEquals("CREATED", TlsServer.post(gateway).name());
        sockets.get(0).isSilent.set(true);

        assertEquals("CONNECTION_LOST", TlsServer.post(gateway).name());
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        assertEquals("CREATED", TlsServer.post(gateway).name());
        assertEquals(2, sockets.size());
    }

    @Test
    void a_connection_that_is_not_dropped_is_used_again() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON))
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = vendor.gateway();
        TlsServer.post(gateway);
        TlsServer.post(gateway);

        vendor.mock.takeRequest();
        assertEquals(1, vendor.mock.takeRequest().getExchangeIndex(), "the second exchange of the one connection");
    }

    /** When the server drops it with the request on its way, nobody knows what became of it, and the reply says so. */
    @Test
    void a_connection_that_is_dropped_too_late_leaves_the_delivery_unknown() {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON))
                .enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        OkHttpSessionGateway gateway = vendor.gateway();
        TlsServer.post(gateway);

        assertEquals(Delivery.UNKNOWN, TlsServer.post(gateway).delivery());
        assertEquals(2, vendor.mock.getRequestCount());
    }

    private static MockResponse.Builder droppedAfterwards(int status) {
        return TlsServer.response(status, "{}").onResponseEnd(new SocketEffect.CloseSocket());
    }

    private OkHttpSessionGateway gateway(OkHttpClient client) {
        return new OkHttpSessionGateway(noting(client), vendor.environment());
    }

    /** Keeps the bare sockets below TLS. */
    private OkHttpClient noting(OkHttpClient client) {
        return client.newBuilder()
                .socketFactory(new SocketFactory() {
                    @Override
                    public Socket createSocket() {
                        BreakableSocket socket = new BreakableSocket();
                        sockets.add(socket);
                        return socket;
                    }

                    @Override
                    public Socket createSocket(String host, int port) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Socket createSocket(InetAddress host, int port) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
                        throw new UnsupportedOperationException();
                    }
                })
                .build();
    }

    /** The server's farewell in TLS has arrived, and nobody has read it yet. */
    private void awaitTheServersEnd() throws IOException {
        long start = System.nanoTime();
        while (sockets.get(0).getInputStream().available() == 0) {
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10), "the server has not closed");
            Thread.onSpinWait();
        }
    }

    /** A socket that breaks when it is told to. */
    private static final class BreakableSocket extends Socket {

        private final AtomicBoolean isSilent = new AtomicBoolean();
        private final AtomicBoolean isReset = new AtomicBoolean();
        private final AtomicInteger looks = new AtomicInteger();

        int looks() {
            return looks.get();
        }

        /** A look is the one who waits for a millisecond alone. */
        @Override
        public synchronized void setSoTimeout(int millis) throws SocketException {
            if (millis == 1) {
                looks.incrementAndGet();
            }
            super.setSoTimeout(millis);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (!isSilent.get()) {
                        out.write(bytes, offset, length);
                    }
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (isReset.get()) {
                        throw new SocketException("Connection reset");
                    }
                    return super.read(bytes, offset, length);
                }
            };
        }
    }
}
