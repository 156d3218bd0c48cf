package id.sesi.adapters.http.gateway;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** If the server drops a connection between two requests, neither of the two requests fails. */
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
        vendor.enqueue(responseThenClose(503)).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = gateway(TlsServer.client());

        assertEquals("SERVICE_FAILING", TlsServer.post(gateway).name());
        awaitCloseNotify();

        assertEquals("CREATED", TlsServer.post(gateway).name());
        assertEquals(2, vendor.mock.getRequestCount());
    }

    /** Shows why the check is necessary. */
    @Test
    void a_bare_client_loses_a_request_on_a_dropped_connection() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(responseThenClose(503)).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpClient bare = recordingSockets(TlsServer.client())
                .newBuilder()
                .retryOnConnectionFailure(false)
                .build();
        post(bare);
        awaitCloseNotify();

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

    /** Both gateways use the connection pool of the client. */
    @Test
    void a_dropped_connection_of_another_gateway_is_not_used_again() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(responseThenClose(503)).enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpClient client = recordingSockets(TlsServer.client());
        TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()));
        awaitCloseNotify();

        assertEquals(
                "CREATED",
                TlsServer.post(new OkHttpSessionGateway(client, vendor.environment()))
                        .name());
    }

    /** Other tests show that a connection is checked after an error. */
    @Test
    void a_connection_is_not_checked_shortly_after_a_success() throws Exception {
        AtomicLong now = new AtomicLong();
        StaleConnectionCheck check = new StaleConnectionCheck(new ConnectionPool(), now::get);
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        for (int i = 0; i < 4; i++) {
            vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        }
        OkHttpClient client = recordingSockets(TlsServer.client())
                .newBuilder()
                .addNetworkInterceptor(check::checkBeforeUse)
                .addNetworkInterceptor(ByteLimit::limit)
                .build();
        OkHttpClient limited = client.newBuilder()
                .sslSocketFactory(
                        new ByteLimitedTlsSocketFactory(client.sslSocketFactory()),
                        requireNonNull(client.x509TrustManager()))
                .build();

        post(limited);
        int first = sockets.get(0).checks();
        now.addAndGet(StaleConnectionCheck.SKIP_CHECK_WITHIN.toNanos() - 1);
        post(limited);
        assertEquals(first, sockets.get(0).checks());

        now.addAndGet(StaleConnectionCheck.SKIP_CHECK_WITHIN.toNanos());
        post(limited);
        assertEquals(first + 1, sockets.get(0).checks());
        assertEquals(1, sockets.size());
    }

    @Test
    void the_check_restores_the_read_time_out_of_the_client() {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON))
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON).headersDelay(100, TimeUnit.MILLISECONDS));
        OkHttpSessionGateway gateway = vendor.gateway();
        TlsServer.post(gateway);

        assertEquals("CREATED", TlsServer.post(gateway).name());
    }

    /** The server closes every connection directly after the TLS handshake. */
    @Test
    void a_server_that_drops_new_connections_is_tried_at_most_three_times() throws Exception {
        try (ServerSocket listening = TlsServer.listeningSocket()) {
            AtomicInteger accepted = new AtomicInteger();
            Thread acceptor = new Thread(() -> closeAll(listening, accepted), "acceptor");
            acceptor.setDaemon(true);
            acceptor.start();
            OkHttpSessionGateway gateway = new OkHttpSessionGateway(
                    TlsServer.client(),
                    Environment.STAGING.withBaseUrl(URI.create("https://localhost:" + listening.getLocalPort())));

            // The result depends on whether the close arrives before or after the check.
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

    /** Simulates a NAT that has dropped a connection: bytes are lost without an error. */
    @Test
    void a_silent_http_2_connection_is_closed_and_replaced() {
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpClient client = recordingSockets(TlsServer.client());
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
    void an_open_connection_is_used_again() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON))
                .enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = vendor.gateway();
        TlsServer.post(gateway);
        TlsServer.post(gateway);

        vendor.mock.takeRequest();
        assertEquals(1, vendor.mock.takeRequest().getExchangeIndex(), "the second exchange on the same connection");
    }

    private static MockResponse.Builder responseThenClose(int status) {
        return TlsServer.response(status, "{}").onResponseEnd(new SocketEffect.CloseSocket());
    }

    private OkHttpSessionGateway gateway(OkHttpClient client) {
        return new OkHttpSessionGateway(recordingSockets(client), vendor.environment());
    }

    /** {@return a copy of the client that records its TCP sockets in {@link #sockets}} */
    private OkHttpClient recordingSockets(OkHttpClient client) {
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

    /** Waits until the server's TLS close_notify has arrived. The client has not read it yet. */
    private void awaitCloseNotify() throws IOException {
        long start = System.nanoTime();
        while (sockets.get(0).getInputStream().available() == 0) {
            assertTrue(
                    System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10),
                    "the server has not closed the connection");
            Thread.onSpinWait();
        }
    }

    /** A socket with faults that a test can switch on. */
    private static final class BreakableSocket extends Socket {

        private final AtomicBoolean isSilent = new AtomicBoolean();
        private final AtomicBoolean isReset = new AtomicBoolean();
        private final AtomicInteger checks = new AtomicInteger();

        int checks() {
            return checks.get();
        }

        /** Counts the checks: only a check sets a time-out of 1 ms. */
        @Override
        public synchronized void setSoTimeout(int millis) throws SocketException {
            if (millis == 1) {
                checks.incrementAndGet();
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
