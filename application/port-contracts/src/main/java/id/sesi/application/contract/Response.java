package id.sesi.application.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the test vendor sends for a request, byte for byte: an HTTP server library would not send invalid responses.
 *
 * @param first the first bytes; one character for each byte
 * @param endless the bytes that are then repeated until the client closes the connection; empty to send no more
 * @param pause the pause before each repetition of {@code endless}
 * @param end what happens to the connection after {@code first}, if {@code endless} is empty
 */
record Response(String first, String endless, Duration pause, End end) {

    /** More than any sensible limit of a client. */
    private static final int MAX_ENDLESS_BYTES = 8 << 20;

    /** The time that a client has to close its connection after {@link #MAX_ENDLESS_BYTES}. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /** What happens to the connection. */
    enum End {
        /** It stays open for another request. */
        KEEP,
        /** It is closed. */
        CLOSE,
        /** It is reset. */
        RESET,
        /** It stays open, and nothing more is sent. */
        SILENCE
    }

    /** {@return a response whose {@code Content-Length} is correct, unless the headers define the length} */
    static Response of(int status, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Test\r\nContent-Type: application/json\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        String lower = head.toString().toLowerCase(Locale.ROOT);
        if (!lower.contains("content-length:")
                && !lower.contains("transfer-encoding:")
                && status != 204
                && status != 304) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return raw(head + "\r\n" + body).then(End.KEEP);
    }

    /** {@return a response with these chunks; then the connection is closed} */
    static Response chunked(String chunks) {
        return of(200, chunks, "Transfer-Encoding: chunked").then(End.CLOSE);
    }

    /** {@return these bytes; then the connection is closed} */
    static Response raw(String bytes) {
        return new Response(bytes, "", Duration.ZERO, End.CLOSE);
    }

    Response then(End newEnd) {
        return new Response(first, endless, pause, newEnd);
    }

    Response thenEndless(String bytes) {
        return new Response(first, bytes.repeat(1 + 4_096 / bytes.length()), pause, end);
    }

    /** {@return this response, followed by one of these bytes every 20 ms} */
    Response thenSlowly(String bytes) {
        return new Response(first, bytes, Duration.ofMillis(20), end);
    }

    /**
     * Sends this response.
     *
     * @param socket where to write the bytes
     * @param connection the TCP connection below the socket
     * @return whether the client read so much that it seems to have no limit
     */
    boolean sendTo(Socket socket, Socket connection) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(first.getBytes(ISO_8859_1));
        out.flush();
        if (!endless.isEmpty()) {
            return clientReadsEndlessly(out, connection);
        }
        switch (end) {
            case KEEP, CLOSE -> {}
            case RESET -> {
                connection.setSoLinger(true, 0);
                connection.close();
            }
            case SILENCE -> awaitClose(connection);
        }
        return false;
    }

    /** A client has no limit only if it stays connected: otherwise, what was sent may be in the buffers of the sockets. */
    private boolean clientReadsEndlessly(OutputStream out, Socket connection) throws IOException, InterruptedException {
        byte[] bytes = endless.getBytes(ISO_8859_1);
        for (int sent = 0; sent < MAX_ENDLESS_BYTES; sent += bytes.length) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            out.write(bytes);
            out.flush();
        }
        connection.setSoTimeout((int) CLOSE_TIMEOUT.toMillis());
        try {
            awaitClose(connection);
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static void awaitClose(Socket connection) throws IOException {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
