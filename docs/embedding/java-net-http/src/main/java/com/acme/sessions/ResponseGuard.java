package com.acme.sessions;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Parses the framing of the HTTP/1.1 responses on one connection (RFC 9112, sections 6 and 7). Rejects invalid framing, including
 * two inputs against which the client of the JDK has no protection: a chunk size that does not fit in an {@code int}, which makes
 * the client loop forever, and trailers without an end, because no system property limits them. One thread at a time reads a
 * connection.
 */
final class ResponseGuard {

    /** The limit for everything but the body: the heads of a response, the lines between its chunks, and its trailers. */
    private static final int MAX_FRAMING_BYTES = 1 << 18;

    /**
     * The maximum length of a line that contains a chunk size and a chunk extension. The client of the JDK reports a longer line
     * like a lost connection.
     */
    private static final int MAX_CHUNK_LINE = 1 << 10;

    private static final String HEAD_END = "\r\n\r\n";
    private static final String CHUNK_SIZE_PATTERN = "[0-9A-Fa-f]{1,7}[ \t]*(;.*)?";
    private static final String CONTENT_LENGTH_PATTERN = "[0-9]{1,18}";
    private static final int LENGTH_OF_LINE_END = 2;

    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILERS,
        UNTIL_CLOSE
    }

    private final StringBuilder pending = new StringBuilder();
    private State state = State.HEAD;
    private long remaining;
    private int framingBytes;

    void check(ByteBuffer received) throws InvalidHttpException {
        while (received.hasRemaining() && state != State.UNTIL_CLOSE) {
            if (state == State.BODY || state == State.CHUNK) {
                skipBody(received);
            } else {
                readFraming(received.get());
            }
        }
    }

    private void skipBody(ByteBuffer received) {
        int skipped = (int) Math.min(received.remaining(), remaining);
        received.position(received.position() + skipped);
        remaining -= skipped;
        if (remaining == 0) {
            state = state == State.BODY ? State.HEAD : State.CHUNK_SIZE;
            framingBytes = state == State.HEAD ? 0 : framingBytes;
        }
    }

    private void readFraming(byte next) throws InvalidHttpException {
        pending.append((char) (next & 0xff));
        framingBytes++;
        require(framingBytes <= MAX_FRAMING_BYTES, "the head, or the lines between the chunks, are too large");
        require(state != State.CHUNK_SIZE || pending.length() <= MAX_CHUNK_LINE, "a chunk has a very long extension");
        if (next != '\n') {
            return;
        }
        require(pending.length() >= 2 && pending.charAt(pending.length() - 2) == '\r', "a line does not end with CR and LF");
        switch (state) {
            case HEAD -> {
                if (endsWith(HEAD_END)) {
                    beginBody(takePending().split("\r\n", -1));
                }
            }
            case CHUNK_SIZE -> beginChunk(takePending().strip());
            case TRAILERS -> {
                if (takePending().equals("\r\n")) {
                    endResponse();
                }
            }
            default -> throw new IllegalStateException(state.name());
        }
    }

    private void beginBody(String[] head) throws InvalidHttpException {
        List<String> lengths = values(head, "content-length");
        List<String> codings = values(head, "transfer-encoding");
        require(lengths.stream().allMatch(length -> length.matches(CONTENT_LENGTH_PATTERN)), "Content-Length is not a number");
        require(lengths.stream().distinct().count() <= 1, "Content-Length is contradictory");
        require(lengths.isEmpty() || codings.isEmpty(), "Content-Length contradicts Transfer-Encoding");
        require(codings.stream().allMatch("chunked"::equalsIgnoreCase), "Transfer-Encoding is not supported");
        if (head[0].matches("HTTP/1\\.[01] 1.*")) {
            return; // An interim response: the head of the next response follows, within the same limit.
        }
        if (!codings.isEmpty()) {
            state = State.CHUNK_SIZE;
        } else if (head[0].matches("HTTP/1\\.[01] (204|304).*")) {
            endResponse();
        } else if (lengths.isEmpty()) {
            state = State.UNTIL_CLOSE;
        } else {
            remaining = Long.parseLong(lengths.get(0));
            state = remaining == 0 ? State.HEAD : State.BODY;
            framingBytes = 0;
        }
    }

    private void beginChunk(String size) throws InvalidHttpException {
        require(size.matches(CHUNK_SIZE_PATTERN), "a chunk has an invalid size");
        remaining = Long.parseLong(size.split("[^0-9A-Fa-f]", 2)[0], 16);
        state = remaining == 0 ? State.TRAILERS : State.CHUNK;
        remaining += LENGTH_OF_LINE_END;
    }

    private void endResponse() {
        state = State.HEAD;
        framingBytes = 0;
    }

    /** A line that continues the previous one (RFC 9112, section 5.2) could hide a header, so it is rejected. */
    private static List<String> values(String[] head, String name) throws InvalidHttpException {
        require(Stream.of(head).noneMatch(line -> line.startsWith(" ") || line.startsWith("\t")), "a header is folded");
        return Stream.of(head)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    private boolean endsWith(String end) {
        return pending.length() >= end.length() && pending.indexOf(end, pending.length() - end.length()) >= 0;
    }

    private String takePending() {
        String taken = pending.toString();
        pending.setLength(0);
        return taken;
    }

    private static void require(boolean isValid, String problem) throws InvalidHttpException {
        if (!isValid) {
            throw new InvalidHttpException(problem);
        }
    }
}
