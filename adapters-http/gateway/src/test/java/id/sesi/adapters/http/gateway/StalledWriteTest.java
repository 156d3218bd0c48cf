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
 * Simulates a network that accepts no more bytes, such as a NAT that has dropped a connection. With HTTP/2, OkHttp holds a lock
 * while it writes, and every call on the connection waits for this lock. Cancelling a call does not end the write. Therefore
 * the caller's thread must not be the thread that writes.
 */
class StalledWriteTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int BUFFER_SIZE = 4_096;

    private final TlsServer vendor = new TlsServer();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OkHttpClient client = TlsServer.client()
            .newBuilder()
            .socketFactory(new SmallBufferSocketFactory())
            .build();
    private final AtomicBoolean isStalled = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
        vendor.close();
    }

    @Test
    void a_stalled_connection_blocks_no_call_beyond_its_time_out() throws Exception {
        try (ServerSocket relay = relay()) {
            OkHttpSessionGateway gateway = gateway(relay, Duration.ofMinutes(1));
            assertEquals("CREATED", TlsServer.post(gateway).name());

            isStalled.set(true);
            AttemptResult large = threads.submit(() -> post(gateway, 1_000)).get(20, TimeUnit.SECONDS);
            AttemptResult small = threads.submit(() -> post(gateway, 1)).get(20, TimeUnit.SECONDS);

            assertEquals("TIMED_OUT", large.name());
            assertEquals(Delivery.UNKNOWN, large.delivery());
            assertEquals("TIMED_OUT", small.name());
            assertEquals(1, client.connectionPool().connectionCount(), "both calls used the same connection");
        }
    }

    @Test
    void a_stalled_connection_is_closed_and_later_calls_use_another_connection() throws Exception {
        try (ServerSocket relay = relay()) {
            OkHttpSessionGateway gateway = gateway(relay, Duration.ofMillis(1));
            assertEquals("CREATED", TlsServer.post(gateway).name());
            isStalled.set(true);
            assertEquals(Delivery.UNKNOWN, post(gateway, 1_000).delivery());

            isStalled.set(false); // This affects new connections only. The relay of the old one stays blocked.
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (!TlsServer.post(gateway, TIMEOUT).name().equals("CREATED")) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    /** With the real use case. Only the writing thread hangs, not the caller. */
    @Test
    void a_stalled_connection_does_not_delay_a_call_beyond_its_deadline() throws Exception {
        try (ServerSocket relay = relay()) {
            OkHttpSessionGateway gateway = gateway(relay, Duration.ofMinutes(1));
            assertEquals("CREATED", TlsServer.post(gateway).name());
            CreateSession createSession = UseCases.createSessionBuilder(
                            Requests.PARTNER,
                            (partnerId, timeout) -> SecretKey.ofText(Requests.SECRET),
                            gateway,
                            entry -> {})
                    .build();

            isStalled.set(true);
            Outcome outcome = assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> createSession.create(request(1_000), TIMEOUT));

            assertEquals("TIMED_OUT", outcome.name());
            assertEquals(Delivery.UNKNOWN, outcome.delivery());
        }
    }

    private OkHttpSessionGateway gateway(ServerSocket relay, Duration stalledAfter) {
        for (int i = 0; i < 50; i++) { // On a slow machine, some responses arrive too late.
            vendor.enqueue(TlsServer.response(200, TlsServer.SESSION_JSON));
        }
        return new OkHttpSessionGateway(
                client,
                Environment.STAGING.withBaseUrl(URI.create("https://localhost:" + relay.getLocalPort())),
                OkHttpSessionGateway.PING_INTERVAL,
                stalledAfter);
    }

    private static AttemptResult post(OkHttpSessionGateway gateway, int candidates) {
        return TlsServer.post(gateway, Requests.signed(request(candidates)), TIMEOUT);
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
        relay.setReceiveBufferSize(BUFFER_SIZE);
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
        byte[] block = new byte[BUFFER_SIZE];
        for (int read; (read = from.getInputStream().read(block)) >= 0; ) {
            if (isStalled.get()) {
                end.await();
            }
            to.getOutputStream().write(block, 0, read);
        }
        return null;
    }

    /** Creates sockets whose buffers are too small for a request with 1,000 candidates. */
    private static final class SmallBufferSocketFactory extends TcpNoDelaySocketFactory {

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = super.createSocket();
            socket.setSendBufferSize(BUFFER_SIZE);
            return socket;
        }
    }
}
