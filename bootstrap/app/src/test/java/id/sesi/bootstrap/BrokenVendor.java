package id.sesi.bootstrap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A vendor on loopback with one fault, or with none.
 *
 * @param requests returns how many requests have arrived
 * @param proxy the URL of the proxy in front of the vendor; empty for direct connections
 */
record BrokenVendor(URI baseUrl, String caPem, IntSupplier requests, Runnable stop, String proxy)
        implements AutoCloseable {

    private static final int REFUSED_STREAM = 7;

    private static final String SESSION = """
            {"success": true, "sessionToken": "token", "widgetUrl": "https://app.psikologiehub.com/widget?token=token",
             "partnerId": "psikologihub-1024", "expiresIn": 1900000000}""";

    // Java does not check the expiry date of a trusted root, so this root signs the certificates of the vendors.
    private static final HeldCertificate AUTHORITY = authority();

    // A strong reference: the log manager itself refers to loggers only weakly and would lose the level.
    private static final Logger SERVER_LOGGER = Logger.getLogger(MockWebServer.class.getName());

    static {
        SERVER_LOGGER.setLevel(Level.OFF);
    }

    static BrokenVendor notListening() {
        BrokenVendor closed = http2();
        closed.close();
        return closed;
    }

    static BrokenVendor untrustedCertificate() {
        BrokenVendor vendor = http2();
        return new BrokenVendor(vendor.baseUrl, authority().certificatePem(), vendor.requests, vendor.stop, "");
    }

    static BrokenVendor certificateForAnotherHost() {
        return serving(certificate("elsewhere.example", 1));
    }

    static BrokenVendor expiredCertificate() {
        return serving(certificate("localhost", -1));
    }

    static BrokenVendor http2() {
        return serving(certificate("localhost", 1), response(200));
    }

    static BrokenVendor http2FailingTwice() {
        return serving(certificate("localhost", 1), response(503), response(503), response(200));
    }

    static BrokenVendor http2ResettingStreams() {
        MockResponse.Builder reset = response(200).onResponseStart(new SocketEffect.CloseStream());
        return serving(certificate("localhost", 1), reset, reset, reset);
    }

    static BrokenVendor http2LosingAConnection() {
        return serving(
                certificate("localhost", 1),
                response(200).onResponseBody(new SocketEffect.CloseSocket()),
                response(200));
    }

    static BrokenVendor http2Silent() {
        return serving(certificate("localhost", 1), response(200).onResponseStart(SocketEffect.Stall.INSTANCE));
    }

    static BrokenVendor http2SilentInBody() {
        return serving(certificate("localhost", 1), response(200).onResponseBody(SocketEffect.Stall.INSTANCE));
    }

    private static MockResponse.Builder response(int status) {
        return new MockResponse.Builder().code(status).body(status == 200 ? SESSION : "{}");
    }

    private static BrokenVendor serving(HeldCertificate certificate, MockResponse.Builder... responses) {
        return serving(new MockWebServer(), certificate, responses);
    }

    private static BrokenVendor serving(
            MockWebServer server, HeldCertificate certificate, MockResponse.Builder... responses) {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory());
        for (MockResponse.Builder response : responses) {
            server.enqueue(response.build());
        }
        try {
            server.start(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BrokenVendor(
                URI.create("https://localhost:" + server.getPort()),
                AUTHORITY.certificatePem(),
                server::getRequestCount,
                server::close,
                "");
    }

    /** The vendor's server accepts only clients with a certificate. */
    static BrokenVendor requiringClientCertificate() {
        MockWebServer server = new MockWebServer();
        server.requireClientAuth();
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        return serving(server, certificate("localhost", 1));
    }

    /** The vendor behind the proxy receives nothing. */
    static BrokenVendor behindProxy(int status) {
        MockWebServer proxy = new MockWebServer();
        for (int i = 0; i < 3; i++) {
            proxy.enqueue(new MockResponse.Builder().code(status).inTunnel().build());
        }
        BrokenVendor vendor = serving(proxy, certificate("localhost", 1));
        return new BrokenVendor(
                URI.create("https://vendor.example"),
                vendor.caPem,
                () -> 0,
                vendor.stop,
                "http://aladdin:sesame@localhost:" + vendor.baseUrl.getPort());
    }

    /** The server at the address of the proxy sends these characters for each connection, and then nothing. */
    static BrokenVendor behindOtherProtocol(String greeting) {
        return behindServer(socket -> {
            socket.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        });
    }

    /** The server at the address of the proxy closes each connection after the first byte of the request. */
    static BrokenVendor behindClosingProxy() {
        return behindServer(socket -> {
            int unused = socket.getInputStream().read();
        });
    }

    private static BrokenVendor behindServer(ConnectionHandler handler) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> handleAll(server, handler), "broken-proxy");
            thread.setDaemon(true);
            thread.start();
            return new BrokenVendor(
                    URI.create("https://vendor.example"),
                    AUTHORITY.certificatePem(),
                    () -> 0,
                    () -> close(server),
                    "http://127.0.0.1:" + server.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Handles one connection after another, until the server is closed. */
    private static void handleAll(ServerSocket server, ConnectionHandler handler) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                handler.handle(socket);
            } catch (IOException e) {
                // The client closed the connection, or the test closed the server.
            }
        }
    }

    private static void close(ServerSocket server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface ConnectionHandler {
        void handle(Socket socket) throws IOException;
    }

    static BrokenVendor http2RefusingStreams(int refused) {
        MockResponse.Builder refusal = response(200).onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM));
        MockResponse.Builder[] responses = new MockResponse.Builder[3];
        Arrays.fill(responses, 0, refused, refusal);
        Arrays.fill(responses, refused, 3, response(200));
        return serving(certificate("localhost", 1), responses);
    }

    private static HeldCertificate authority() {
        return new HeldCertificate.Builder().certificateAuthority(0).build();
    }

    /** @param days until the certificate expires; negative if it has already expired */
    private static HeldCertificate certificate(String host, int days) {
        long now = System.currentTimeMillis();
        long day = TimeUnit.DAYS.toMillis(1);
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(host)
                .validityInterval(now - 3 * day, now + days * day)
                .signedBy(AUTHORITY)
                .build();
    }

    @Override
    public void close() {
        stop.run();
    }
}
