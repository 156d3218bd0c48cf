package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Delivery;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A network that takes no more bytes, as behind a NAT that forgot a connection. Over HTTP/2 OkHttp holds a lock while it writes,
 * for which every call of the connection waits, and no cancelling ends that: who posts must not be the thread that writes.
 */
class SwallowedRequestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int SMALL = 4_096;

    private final TlsServer vendor = new TlsServer();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OkHttpClient client =
            TlsServer.client().newBuilder().socketFactory(new SmallSockets()).build();
    private final AtomicBoolean swallowing = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
        vendor.close();
    }

    @Test
    void holds_up_neither_its_own_call_nor_another_one_on_the_same_connection() throws Exception {
        try (ServerSocket relay = relay()) {
            OkHttpSessionGateway gateway = gateway(relay, Duration.ofMinutes(1));
            assertEquals("CREATED", TlsServer.post(gateway).name());

            swallowing.set(true);
            AttemptResult large = threads.submit(() -> post(gateway, 1_000)).get(20, TimeUnit.SECONDS);
            AttemptResult small = threads.submit(() -> post(gateway, 1)).get(20, TimeUnit.SECONDS);

            assertEquals("TIMED_OUT", large.name());
            assertEquals(Delivery.UNKNOWN, large.delivery());
            assertEquals("TIMED_OUT", small.name());
            assertEquals(1, client.connectionPool().connectionCount(), "it was the same connection");
        }
    }

    @Test
    void ends_its_connection_so_that_the_next_call_takes_another_one() throws Exception {
        try (ServerSocket relay = relay()) {
            OkHttpSessionGateway gateway = gateway(relay, Duration.ofMillis(1));
            assertEquals("CREATED", TlsServer.post(gateway).name());
            swallowing.set(true);
            assertEquals(Delivery.UNKNOWN, post(gateway, 1_000).delivery());

            swallowing.set(false); // For another connection: what this one has swallowed, it keeps.
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (!TlsServer.post(gateway, PATIENCE).name().equals("CREATED")) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    /** With the real use case: the thread that writes hangs, the caller does not. */
    @Test
    void does_not_make_a_whole_call_outlive_its_deadline() throws Exception {
        try (ServerSocket relay = relay()) {
            OkHttpSessionGateway gateway = gateway(relay, Duration.ofMinutes(1));
            assertEquals("CREATED", TlsServer.post(gateway).name());
            CreateSession createSession = UseCases.createSession(
                            timeout -> SecretKey.ofText(Requests.SECRET), gateway, entry -> {})
                    .deadline(PATIENCE)
                    .build();

            swallowing.set(true);
            Outcome outcome =
                    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> createSession.create(request(1_000)));

            assertEquals("TIMED_OUT", outcome.result());
            assertEquals(Delivery.UNKNOWN, outcome.delivery());
        }
    }

    private OkHttpSessionGateway gateway(ServerSocket relay, Duration stalledAfter) {
        for (int i = 0; i < 50; i++) { // One that came too late, on a slow machine, is spent.
            vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        }
        return new OkHttpSessionGateway(
                client,
                Environment.STAGING.at(URI.create("https://localhost:" + relay.getLocalPort())),
                OkHttpSessionGateway.PING_INTERVAL,
                stalledAfter);
    }

    private static AttemptResult post(OkHttpSessionGateway gateway, int candidates) {
        return TlsServer.post(gateway, Requests.signed(request(candidates)), PATIENCE);
    }

    private static SessionRequest request(int candidates) {
        SessionRequest.Builder request = SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe");
        for (int i = 0; i < candidates; i++) {
            request.candidate("cand-" + i, "Siti Rahma " + i, "siti" + i + "@example.com");
        }
        return request.build();
    }

    private ServerSocket relay() throws IOException {
        ServerSocket relay = new ServerSocket();
        relay.setReceiveBufferSize(SMALL);
        relay.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Future<?> unused = threads.submit(() -> {
            while (true) {
                Socket caller = relay.accept();
                Socket server = new Socket(InetAddress.getByName("localhost"), vendor.mock.getPort());
                Future<?> unusedBack = threads.submit(() -> pump(server, caller));
                Future<?> unusedThere = threads.submit(() -> pump(caller, server));
            }
        });
        return relay;
    }

    private Void pump(Socket from, Socket to) throws IOException, InterruptedException {
        byte[] block = new byte[SMALL];
        for (int read; (read = from.getInputStream().read(block)) >= 0; ) {
            if (swallowing.get()) {
                end.await();
            }
            to.getOutputStream().write(block, 0, read);
        }
        return null;
    }

    /** With buffers that a request of 1,000 candidates does not fit into. */
    private static final class SmallSockets extends TcpNoDelaySocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = super.createSocket();
            socket.setSendBufferSize(SMALL);
            return socket;
        }
    }
}
