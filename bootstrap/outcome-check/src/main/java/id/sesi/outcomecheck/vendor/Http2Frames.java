package id.sesi.outcomecheck.vendor;

import id.sesi.outcomecheck.vendor.Answer.Header;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.ByteString;

/** Encodes frames of HTTP/2 (RFC 9113, section 4.1), also those that no server may send. */
final class Http2Frames {

    static final int DATA = 0x0;
    static final int HEADERS = 0x1;
    static final int RST_STREAM = 0x3;
    static final int SETTINGS = 0x4;
    static final int PING = 0x6;
    static final int GOAWAY = 0x7;
    static final int WINDOW_UPDATE = 0x8;
    static final int CONTINUATION = 0x9;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int PRIORITY = 0x20;

    private static final int MAX_CONCURRENT_STREAMS = 0x3;
    private static final int MAX_FRAME_BYTES = 16_384;

    private Http2Frames() {}

    static ByteString frame(int type, int flags, int stream, ByteString payload) {
        return new Buffer()
                .writeByte(payload.size() >> 16)
                .writeShort(payload.size() & 0xffff)
                .writeByte(type)
                .writeByte(flags)
                .writeInt(stream)
                .write(payload)
                .readByteString();
    }

    static ByteString settings(int maxStreams) {
        ByteString payload = new Buffer()
                .writeShort(MAX_CONCURRENT_STREAMS)
                .writeInt(maxStreams)
                .readByteString();
        return frame(SETTINGS, 0, 0, payload);
    }

    static ByteString rstStream(int stream, int code) {
        return frame(RST_STREAM, 0, stream, number(code));
    }

    static ByteString goAway(int lastStream, int code) {
        return frame(
                GOAWAY, 0, 0, new Buffer().writeInt(lastStream).writeInt(code).readByteString());
    }

    static ByteString windowUpdate(int stream, int bytes) {
        return frame(WINDOW_UPDATE, 0, stream, number(bytes));
    }

    private static ByteString number(int value) {
        return new Buffer().writeInt(value).readByteString();
    }

    /** {@return the frames of an answer: statuses 103, the headers, and data in at least two frames} */
    static List<ByteString> answer(int stream, Answer answer) {
        List<ByteString> frames = new ArrayList<>();
        for (int i = 0; i < answer.earlyHints(); i++) {
            frames.add(frame(HEADERS, END_HEADERS, stream, block(List.of(new Header(":status", "103")))));
        }
        List<Header> headers = new ArrayList<>(List.of(new Header(":status", String.valueOf(answer.status()))));
        headers.addAll(answer.headers());
        ByteString block = block(headers);
        boolean hasNoBody = answer.status() == 204 || answer.status() == 304;
        int half = block.size() / 2;
        frames.add(frame(HEADERS, hasNoBody ? END_STREAM : 0, stream, block.substring(0, half)));
        frames.add(frame(CONTINUATION, END_HEADERS, stream, block.substring(half)));
        if (!hasNoBody) {
            ByteString body = answer.body();
            int size = Math.min(MAX_FRAME_BYTES, body.size() / 2 + 1);
            for (int start = 0; start < body.size(); start += size) {
                frames.add(frame(DATA, 0, stream, body.substring(start, Math.min(body.size(), start + size))));
            }
            frames.add(frame(DATA, END_STREAM, stream, ByteString.EMPTY));
        }
        return frames;
    }

    /** {@return frames that break the rules of the protocol} */
    static ByteString broken(int stream, int kind) {
        ByteString status = block(List.of(new Header(":status", "200")));
        return switch (kind % 8) {
            case 0 -> frame(DATA, 0, 0, ByteString.encodeUtf8("data of no stream"));
            case 1 -> frame(HEADERS, END_HEADERS, stream, ByteString.decodeHex("bfffffffff7f"));
            case 2 -> frame(SETTINGS, 0, stream, ByteString.EMPTY);
            case 3 -> frame(HEADERS, END_HEADERS | END_STREAM, stream, block(List.of(new Header(":status", "abc"))));
            case 4 -> frame(HEADERS, END_HEADERS | END_STREAM, stream, block(List.of(new Header("a", "b"))));
            case 5 -> frame(DATA, 0, stream, ByteString.of(new byte[MAX_FRAME_BYTES + 1]));
            case 6 -> ByteString.encodeUtf8("HTTP/1.1 400 Bad Request\r\n\r\n");
            default ->
                new Buffer()
                        .write(frame(HEADERS, END_HEADERS, stream, status))
                        .write(frame(PING, 0, 0, ByteString.encodeUtf8("short")))
                        .readByteString();
        };
    }

    /** {@return one round of frames that a hostile server repeats for ever} */
    static ByteString endless(int stream, int kind, boolean isFirst) {
        ByteString more = ByteString.encodeUtf8("more".repeat(2_000));
        ByteString status = block(List.of(new Header(":status", "200")));
        ByteString headers = frame(HEADERS, END_HEADERS, stream, status);
        return switch (kind % 4) {
            case 0 -> isFirst ? headers : frame(DATA, 0, stream, more);
            case 1 ->
                isFirst
                        ? frame(HEADERS, 0, stream, status)
                        : frame(CONTINUATION, 0, stream, block(List.of(new Header("x-more", more.utf8()))));
            case 2 -> frame(HEADERS, END_HEADERS, stream, block(List.of(new Header(":status", "103"))));
            default -> isFirst ? headers : frame(DATA, 0, stream, ByteString.EMPTY);
        };
    }

    /** {@return the headers in HPACK (RFC 7541, section 6.2.2): literals without indexing} */
    private static ByteString block(List<Header> headers) {
        Buffer block = new Buffer();
        for (Header header : headers) {
            block.writeByte(0);
            writeString(block, header.name());
            writeString(block, header.value());
        }
        return block.readByteString();
    }

    private static void writeString(Buffer block, String text) {
        ByteString bytes = ByteString.encodeUtf8(text);
        int rest = bytes.size() - 127;
        block.writeByte(Math.min(bytes.size(), 127));
        if (rest >= 0) {
            while (rest >= 128) {
                block.writeByte(rest % 128 + 128);
                rest /= 128;
            }
            block.writeByte(rest);
        }
        block.write(bytes);
    }
}
