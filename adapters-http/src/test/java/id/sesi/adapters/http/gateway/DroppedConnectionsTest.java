package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.driving.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection that the server drops between two requests costs neither of them anything. */
class DroppedConnectionsTest {

    private final TlsServer vendor = new TlsServer();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void a_dropped_connection_is_not_used_again() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(droppedAfterwards(503)).enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
        OkHttpSessionGateway gateway = gateway(TlsServer.client());

        assertEquals("SERVICE_FAILING", TlsServer.post(gateway).result());
        awaitTheServersEnd();

        assertEquals("CREATED", TlsServer.post(gateway).result());
        assertEquals(2, vendor.mock.getRequestCount());
    }

    /** That there is something to guard against. */
    @Test
    void a_bare_client_sends_its_request_into_the_void() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(droppedAfterwards(503)).enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
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
    void a_connection_that_is_not_dropped_is_used_again() throws Exception {
        vendor.mock.setProtocols(List.of(Protocol.HTTP_1_1));
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON))
                .enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON));
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
        vendor.enqueue(TlsServer.answer(200, TlsServer.SESSION_JSON))
                .enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        OkHttpSessionGateway gateway = vendor.gateway();
        TlsServer.post(gateway);

        assertEquals(Delivery.UNKNOWN, TlsServer.post(gateway).delivery());
        assertEquals(2, vendor.mock.getRequestCount());
    }

    private static MockResponse.Builder droppedAfterwards(int status) {
        return TlsServer.answer(status, "{}").onResponseEnd(new SocketEffect.CloseSocket());
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
                        Socket socket = new Socket();
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
}
