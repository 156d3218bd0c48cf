package id.sesi.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.domain.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The vendor of the contract suites: a TLS server on loopback that counts the requests and sends prepared responses. If no
 * prepared response is left, it sends a session, so that a second, forbidden request does not fail and is counted. Thread-safe.
 */
final class TestVendor implements AutoCloseable {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final SSLContext TRUSTED = AUTHORITY.serverFor("localhost");

    private static final long TIMEOUT_SECONDS = 10;

    private final ServerSocket listening = new ServerSocket();
    private final Socket unreachable = new Socket();
    private final Queue<Response> responses = new ConcurrentLinkedQueue<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(TestVendor::daemon);
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch mayShakeHands;
    private final AtomicBoolean clientReadTooMuch = new AtomicBoolean();
    private final SSLContext tls;
    private final Optional<Response> insteadOfTls;

    private TestVendor(SSLContext tls, Optional<Response> insteadOfTls, boolean delaysHandshakes) throws IOException {
        this.tls = tls;
        this.insteadOfTls = insteadOfTls;
        this.mayShakeHands = new CountDownLatch(delaysHandshakes ? 1 : 0);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        unreachable.bind(anyPort);
        listening.bind(anyPort);
        threads.execute(this::accept);
    }

    private static TestVendor start(SSLContext tls, Optional<Response> insteadOfTls, boolean delaysHandshakes) {
        try {
            return new TestVendor(tls, insteadOfTls, delaysHandshakes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a vendor that sends these responses, one for each request} */
    static TestVendor responding(Response... responses) {
        TestVendor vendor = start(TRUSTED, Optional.empty(), false);
        vendor.responses.addAll(List.of(responses));
        return vendor;
    }

    /** {@return a vendor that sends this response when a client connects, instead of a TLS handshake} */
    static TestVendor withoutTls(Response response) {
        return start(TRUSTED, Optional.of(response), false);
    }

    /** {@return a vendor that begins a TLS handshake only after {@link #continueHandshakes()}} */
    static TestVendor delayingHandshakes() {
        return start(TRUSTED, Optional.empty(), true);
    }

    /** {@return a vendor whose certificate is signed by an authority that the client does not know} */
    static TestVendor untrusted() {
        return start(new TestAuthority().serverFor("localhost"), Optional.empty(), false);
    }

    /** {@return a vendor whose certificate is trusted, but is for another host} */
    static TestVendor forAnotherHost() {
        return start(AUTHORITY.serverFor("elsewhere.example"), Optional.empty(), false);
    }

    /** {@return a vendor whose certificate has expired} */
    static TestVendor expired() {
        return start(AUTHORITY.expiredServerFor("localhost"), Optional.empty(), false);
    }

    /** {@return the certificate of the authority that clients must trust} */
    static X509Certificate caCertificate() {
        return AUTHORITY.certificate();
    }

    Environment environment() {
        return environmentAt(listening.getLocalPort());
    }

    /** {@return an address at which nobody listens; it stays reserved until this vendor is closed} */
    Environment unreachableEnvironment() {
        return environmentAt(unreachable.getLocalPort());
    }

    private static Environment environmentAt(int port) {
        return Environment.STAGING.withBaseUrl(URI.create("https://localhost:" + port));
    }

    /** {@return the requests that arrived completely} */
    List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    /** {@return whether a client read so much that it seems to have no limit} */
    boolean clientReadTooMuch() {
        return clientReadTooMuch.get();
    }

    void continueHandshakes() {
        mayShakeHands.countDown();
    }

    void awaitConnection() throws InterruptedException {
        assertTrue(connected.await(TIMEOUT_SECONDS, TimeUnit.SECONDS), "the gateway did not connect");
    }

    void awaitRequest() throws InterruptedException {
        assertTrue(received.await(TIMEOUT_SECONDS, TimeUnit.SECONDS), "the gateway did not send a request");
    }

    /** Waits until the client has closed its connection, so that no request can arrive any more. */
    void assertNothingArrives() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!connections.isEmpty() && requests.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertEquals(List.of(), requests(), "requests that reached the vendor");
        assertTrue(connections.isEmpty(), "the gateway did not close the connection of the ended exchange");
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                connections.add(connection);
                connected.countDown();
                threads.execute(() -> serve(connection));
            } catch (IOException | RejectedExecutionException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            if (insteadOfTls.isPresent()) {
                send(insteadOfTls.get(), connection, connection);
                return;
            }
            mayShakeHands.await();
            try (SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
                secured.setUseClientMode(false);
                while (receive(secured)) {
                    Response response = Optional.ofNullable(responses.poll()).orElse(Sessions.VALID);
                    send(response, secured, connection);
                    if (response.end() != Response.End.KEEP) {
                        return;
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            // The client closed the connection, or the vendor was closed.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private boolean receive(SSLSocket secured) throws IOException {
        Optional<ReceivedRequest> request = ReceivedRequest.read(secured.getInputStream());
        request.ifPresent(requests::add);
        received.countDown();
        return request.isPresent();
    }

    private void send(Response response, Socket socket, Socket connection) throws IOException, InterruptedException {
        if (response.sendTo(socket, connection)) {
            clientReadTooMuch.set(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        List<Socket> open = new ArrayList<>(connections);
        open.add(unreachable);
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "contract-vendor");
        thread.setDaemon(true);
        return thread;
    }
}
