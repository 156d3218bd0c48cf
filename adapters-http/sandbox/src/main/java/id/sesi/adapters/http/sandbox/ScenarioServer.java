package id.sesi.adapters.http.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;

/**
 * Plays a {@link Scenario} on plain sockets, because an HTTP server library does not send invalid responses. It reads requests
 * but does not check them. Thread-safe.
 */
final class ScenarioServer implements AutoCloseable {

    private static final long CHUNKED = -1;
    private static final long MAX_LINE = 65_536;
    private static final int BLOCK = 16_384;
    private static final String CONTENT_LENGTH = "content-length:";

    private final ServerSocket serverSocket;
    private final Scenario scenario;
    private final SSLContext tls;
    private final ExecutorService workers;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    /** @throws IOException if the server cannot listen on the port */
    ScenarioServer(InetAddress address, int port, Scenario scenario, SSLContext tls, ExecutorService workers)
            throws IOException {
        this.serverSocket = new ServerSocket(port, 0, address);
        this.scenario = scenario;
        this.tls = tls;
        this.workers = workers;
        workers.execute(this::accept);
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(serverSocket);
        workers.shutdownNow();
        connections.forEach(ScenarioServer::closeQuietly);
    }

    private void accept() {
        while (!serverSocket.isClosed()) {
            try {
                Socket connection = serverSocket.accept();
                connections.add(connection);
                workers.execute(() -> serve(connection));
            } catch (IOException | RejectedExecutionException e) {
                // A connection that was accepted while close() ran would stay open otherwise.
                connections.forEach(ScenarioServer::closeQuietly);
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            Optional<ScenarioStep> beforeTls = scenario.takeForConnection();
            if (beforeTls.isPresent()) {
                play(beforeTls.get(), connection, connection);
                return;
            }
            try (SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, true)) {
                secured.setUseClientMode(false);
                BufferedSource requests = Okio.buffer(Okio.source(secured));
                boolean isOpen = true;
                while (isOpen && skipRequest(requests, secured.getOutputStream())) {
                    isOpen = play(scenario.take(), secured, connection);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // The client sent no valid HTTP, or closed the connection. Most scenarios cause this on purpose.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** Reads one request and discards it. {@return whether a request arrived before the client closed the connection} */
    private static boolean skipRequest(BufferedSource requests, OutputStream out) throws IOException {
        if (requests.exhausted()) {
            return false;
        }
        long length = 0;
        for (String line = requests.readUtf8LineStrict(MAX_LINE);
                !line.isEmpty();
                line = requests.readUtf8LineStrict(MAX_LINE)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(CONTENT_LENGTH)) {
                length =
                        Long.parseLong(header.substring(CONTENT_LENGTH.length()).strip());
            } else if (header.equals("transfer-encoding: chunked")) {
                length = CHUNKED;
            } else if (header.equals("expect: 100-continue")) {
                send(ByteString.encodeUtf8("HTTP/1.1 100 Continue\r\n\r\n"), out);
            }
        }
        if (length == CHUNKED) {
            skipChunks(requests);
        } else {
            requests.skip(length);
        }
        return true;
    }

    private static void skipChunks(BufferedSource requests) throws IOException {
        long size;
        do {
            size = Long.parseLong(requests.readUtf8LineStrict().replaceFirst(";.*", ""), 16);
            requests.skip(size);
            requests.readUtf8LineStrict();
        } while (size > 0);
    }

    /**
     * {@return whether the connection stays open for another request}
     *
     * @param responseSocket sends the bytes of the step; the TLS socket, or {@code tcpSocket} before the TLS handshake
     */
    private static boolean play(ScenarioStep step, Socket responseSocket, Socket tcpSocket)
            throws IOException, InterruptedException {
        OutputStream out = responseSocket.getOutputStream();
        pause(step.delay());
        send(step.firstBytes(), out);
        if (step.endless().size() > 0) {
            sendForever(step, out);
        }
        switch (step.end()) {
            case KEEP, CLOSE -> {}
            case RESET -> {
                tcpSocket.setSoLinger(true, 0);
                tcpSocket.close();
            }
            case SILENCE -> tcpSocket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        return step.end() == ScenarioStep.End.KEEP;
    }

    private static void sendForever(ScenarioStep step, OutputStream out) throws IOException, InterruptedException {
        Buffer block = new Buffer();
        do {
            block.write(step.endless());
        } while (step.repeatInterval().isZero() && block.size() < BLOCK);
        ByteString text = block.readByteString();
        while (true) {
            send(text, out);
            pause(step.repeatInterval());
        }
    }

    private static void send(ByteString bytes, OutputStream out) throws IOException {
        bytes.write(out);
        out.flush();
    }

    private static void pause(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // The socket is not needed any more, so a failure to close it does not matter.
            return;
        }
    }
}
