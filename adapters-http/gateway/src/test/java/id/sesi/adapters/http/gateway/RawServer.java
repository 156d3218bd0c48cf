package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.sesi.domain.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** Sends bytes over TLS that no HTTP server library would send. Each character is one byte (ISO 8859-1). */
final class RawServer implements AutoCloseable {

    /** An empty SETTINGS frame, with which an HTTP/2 server begins. */
    static final String HTTP_2_SETTINGS = "\0\0\0\4\0\0\0\0\0";

    /** The bytes of OkHttp before the first request: the preface, a SETTINGS frame and a WINDOW_UPDATE frame. */
    private static final int LENGTH_OF_HTTP_2_PREFACE = 24 + 15 + 13;

    private static final long MAX_SENT = 1 << 27;

    final AtomicLong sent = new AtomicLong();
    final AtomicInteger connections = new AtomicInteger();
    private final SSLServerSocket listening;
    private final String first;
    private final byte[] endless;
    private final int awaitedBytes;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Starts a server.
     *
     * @param protocol {@code http/1.1} or {@code h2}
     * @param first the bytes to send when a request begins to arrive
     * @param endless the bytes to send next, repeatedly until the client closes the connection; empty to close it at once
     */
    RawServer(String protocol, String first, String endless) throws IOException {
        this(protocol, first, endless, LENGTH_OF_HTTP_2_PREFACE + 1, false);
    }

    private RawServer(
            String protocol, String first, String endless, int awaitedBytes, boolean isClientCertificateRequired)
            throws IOException {
        this.listening = (SSLServerSocket) TlsServer.listeningSocket();
        this.first = first;
        this.endless = endless.getBytes(ISO_8859_1);
        this.awaitedBytes = awaitedBytes;
        SSLParameters parameters = listening.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        parameters.setNeedClientAuth(isClientCertificateRequired);
        listening.setSSLParameters(parameters);
        threads.execute(this::accept);
    }

    /** {@return a server that rejects every connection, because the client has no certificate} */
    static RawServer requiringClientCertificate() throws IOException {
        return new RawServer("http/1.1", "", "", 1, true);
    }

    /** {@return a server that sends the bytes over each new HTTP/2 connection, without waiting for a request} */
    static RawServer greeting(String first) throws IOException {
        return new RawServer("h2", first, "", LENGTH_OF_HTTP_2_PREFACE, false);
    }

    Environment environment() {
        return Environment.STAGING.withBaseUrl(URI.create("https://localhost:" + listening.getLocalPort()));
    }

    OkHttpSessionGateway gateway() {
        return new OkHttpSessionGateway(TlsServer.client(), environment());
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = listening.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            in.readNBytes(awaitedBytes);
            out.write(first.getBytes(ISO_8859_1));
            Future<Long> rest = threads.submit(() -> in.transferTo(OutputStream.nullOutputStream()));
            while (endless.length > 0 && sent.addAndGet(endless.length) < MAX_SENT) {
                out.write(endless);
            }
            rest.get();
        } catch (Exception e) {
            // The client closed the connection.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
