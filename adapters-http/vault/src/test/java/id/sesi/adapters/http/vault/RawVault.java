package id.sesi.adapters.http.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.contract.Requests;
import id.sesi.application.result.SecretUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server on loopback that sends the same bytes over each connection, after it has received the first bytes. */
final class RawVault implements AutoCloseable {

    /** The number of bytes after which {@link #endless} stops sending. */
    static final int MAX_SENT_BYTES = 1 << 26;

    final AtomicInteger connections = new AtomicInteger();
    final AtomicLong sent = new AtomicLong();

    private final ServerSocket server;

    private RawVault(ServerSocket server, Sender sender) {
        this.server = server;
        Thread acceptor = new Thread(() -> accept(sender), "raw-vault");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** Sends the start, and then repeats the letter x, or the given text, until the client closes the connection. */
    static RawVault endless(String start, String more) throws IOException {
        return new RawVault(tls(FakeVault.CERTIFICATE), (vault, socket) -> vault.sendEndless(socket, start, more));
    }

    /** Like {@link #endless}, but is also the SOCKS proxy (RFC 1928) in front of the server. */
    static RawVault endlessBehindSocks(String start, String more) throws IOException {
        SSLSocketFactory tls = context(FakeVault.CERTIFICATE).getSocketFactory();
        return new RawVault(plain(), (vault, socket) -> {
            vault.send(socket, "\5\0");
            receive(socket);
            vault.send(socket, "\5\0\0\1\0\0\0\0\0\0");
            SSLSocket server = (SSLSocket) tls.createSocket(socket, null, 0, true);
            server.setUseClientMode(false);
            receive(server);
            vault.sendEndless(server, start, more);
        });
    }

    /** Like {@link #endless}, but makes the client send something again and again: an update of its TLS key. */
    static RawVault endlessWithKeyUpdates(String start) throws IOException {
        return new RawVault(tls(FakeVault.CERTIFICATE), (vault, socket) -> {
            vault.send(socket, start);
            while (vault.sent.get() < MAX_SENT_BYTES) {
                vault.send(socket, "x".repeat(1 << 19));
                ((SSLSocket) socket).startHandshake();
            }
        });
    }

    /** Sends the response, and keeps the connection open. */
    static RawVault sending(String response) throws IOException {
        return presenting(FakeVault.CERTIFICATE, response);
    }

    static RawVault presenting(HeldCertificate certificate, String response) throws IOException {
        return new RawVault(tls(certificate), sendingOnce(response));
    }

    /** A server without TLS, as a proxy is. */
    static RawVault proxySending(String response) throws IOException {
        return new RawVault(plain(), sendingOnce(response));
    }

    static RawVault proxySendingAndClosing(String response) throws IOException {
        return new RawVault(plain(), (vault, socket) -> vault.send(socket, response));
    }

    int port() {
        return server.getLocalPort();
    }

    OkHttpClient clientThroughThis() {
        return clientThroughThis(Proxy.Type.HTTP);
    }

    OkHttpClient clientThroughThis(Proxy.Type type) {
        return clientThrough(type, new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
    }

    static OkHttpClient clientThrough(InetSocketAddress proxy) {
        return clientThrough(Proxy.Type.HTTP, proxy);
    }

    private static OkHttpClient clientThrough(Proxy.Type type, InetSocketAddress proxy) {
        return FakeVault.client().newBuilder().proxy(new Proxy(type, proxy)).build();
    }

    /** {@return the problem of a fetch from localhost, without its beginning, which names the server} */
    static String problemOf(OkHttpClient client, int port) {
        return problemOf(client, port, VaultCredentials.token(() -> FakeVault.TOKEN));
    }

    static String problemOf(OkHttpClient client, int port, VaultCredentials credentials) {
        URI address = URI.create("https://localhost:" + port);
        VaultSecretSource source = new VaultSecretSource(
                client,
                new VaultAccess(address, Optional.empty(), credentials),
                "secret/x#key",
                System::nanoTime,
                pause -> {});
        SecretUnavailableException failure = assertThrows(
                SecretUnavailableException.class, () -> source.fetch(Requests.PARTNER, Duration.ofSeconds(20)));
        return failure.problem().replace("no valid response from Vault at " + address + ": ", "");
    }

    private static Sender sendingOnce(String response) {
        return (vault, socket) -> {
            vault.send(socket, response);
            receive(socket);
        };
    }

    private static ServerSocket tls(HeldCertificate certificate) throws IOException {
        return context(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("localhost"));
    }

    private static SSLContext context(HeldCertificate certificate) {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslContext();
    }

    private static ServerSocket plain() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private void accept(Sender sender) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                receive(socket);
                sender.send(this, socket);
            } catch (IOException e) {
                // The client or the test closed the connection.
            }
        }
    }

    private void sendEndless(Socket socket, String start, String more) throws IOException {
        send(socket, start);
        String block = more.repeat((1 << 16) / more.length());
        while (sent.get() < MAX_SENT_BYTES) {
            send(socket, block);
        }
    }

    private static void receive(Socket socket) throws IOException {
        int unused = socket.getInputStream().read(new byte[8192]);
    }

    private void send(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        socket.getOutputStream().write(bytes);
        sent.addAndGet(bytes.length);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private interface Sender {
        void send(RawVault vault, Socket socket) throws IOException;
    }
}
