package id.sesi.application.contract;

import java.time.Duration;
import java.util.Locale;

/**
 * What the test vendor sends for a request, byte for byte: an HTTP server library would not send invalid responses.
 *
 * @param first the first bytes; one character for each byte
 * @param endless the bytes that follow again and again, until the client closes the connection
 * @param every the pause before each repetition of {@code endless}
 * @param end what happens to the connection after {@code first}
 */
record Response(String first, String endless, Duration every, End end) {

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

    /** {@return these bytes; then the connection is closed} */
    static Response raw(String bytes) {
        return new Response(bytes, "", Duration.ZERO, End.CLOSE);
    }

    Response then(End newEnd) {
        return new Response(first, endless, every, newEnd);
    }

    Response thenEndless(String bytes) {
        return new Response(first, bytes.repeat(1 + 4_096 / bytes.length()), every, end);
    }

    /** {@return this response, followed by one of these bytes every 20 ms} */
    Response thenSlowly(String bytes) {
        return new Response(first, bytes, Duration.ofMillis(20), end);
    }
}
