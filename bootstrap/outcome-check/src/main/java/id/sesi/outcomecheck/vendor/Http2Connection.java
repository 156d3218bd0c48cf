package id.sesi.outcomecheck.vendor;

import static id.sesi.outcomecheck.vendor.Http2Frames.ACK;
import static id.sesi.outcomecheck.vendor.Http2Frames.CONTINUATION;
import static id.sesi.outcomecheck.vendor.Http2Frames.DATA;
import static id.sesi.outcomecheck.vendor.Http2Frames.END_HEADERS;
import static id.sesi.outcomecheck.vendor.Http2Frames.END_STREAM;
import static id.sesi.outcomecheck.vendor.Http2Frames.HEADERS;
import static id.sesi.outcomecheck.vendor.Http2Frames.PADDED;
import static id.sesi.outcomecheck.vendor.Http2Frames.PING;
import static id.sesi.outcomecheck.vendor.Http2Frames.PRIORITY;
import static id.sesi.outcomecheck.vendor.Http2Frames.SETTINGS;

import id.sesi.outcomecheck.vendor.Answer.Framing;
import id.sesi.outcomecheck.vendor.Plan.Stage;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import okio.Buffer;
import okio.ByteString;

/** Serves the streams of one HTTP/2 connection at the same time, each as its plan says. */
final class Http2Connection {

    private static final int PREFACE_BYTES = 24;
    private static final int[] MAX_STREAMS = {2, 10, 100, 1_000};

    private final Wire wire;
    private final Plans plans;
    private final VendorRecorder recorder;
    private final boolean isHostile;
    private final Executor streamThreads;
    private final DefaultHttp2HeadersDecoder headersDecoder = new DefaultHttp2HeadersDecoder(false);
    private final Map<Integer, Stream> streams = new ConcurrentHashMap<>();

    /** Streams above this one are not processed. The monitor of this connection guards both. */
    private int lastProcessed = Integer.MAX_VALUE;

    private int lastCreated;

    Http2Connection(Wire wire, Plans plans, VendorRecorder recorder, boolean isHostile, Executor streamThreads) {
        this.wire = wire;
        this.plans = plans;
        this.recorder = recorder;
        this.isHostile = isHostile;
        this.streamThreads = streamThreads;
    }

    /**
     * A request.
     *
     * @param id the number of the stream
     * @param number the number of the request in the vendor's records
     * @param plan what happens to it
     * @param body the bytes so far
     */
    private record Stream(int id, int number, Plan plan, Buffer body) {}

    void serve() throws IOException {
        DataInputStream in = new DataInputStream(wire.in());
        in.readFully(new byte[PREFACE_BYTES]);
        Plan forConnection = plans.next();
        wire.write(Http2Frames.settings(MAX_STREAMS[forConnection.cut() % MAX_STREAMS.length]));
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int id = in.readInt() & Integer.MAX_VALUE;
            byte[] payload = new byte[length];
            in.readFully(payload);
            switch (type) {
                case HEADERS -> onHeaders(in, id, flags, strip(flags, ByteString.of(payload)));
                case DATA -> onData(id, flags, strip(flags, ByteString.of(payload)), length);
                case SETTINGS -> {
                    if ((flags & ACK) == 0) {
                        wire.write(Http2Frames.frame(SETTINGS, ACK, 0, ByteString.EMPTY));
                    }
                }
                case PING -> {
                    if ((flags & ACK) == 0) {
                        wire.write(Http2Frames.frame(PING, ACK, 0, ByteString.of(payload)));
                    }
                }
                default -> {
                    // Not of interest to this server.
                }
            }
        }
    }

    private static ByteString strip(int flags, ByteString payload) {
        int start = 0;
        int end = payload.size();
        if ((flags & PADDED) != 0) {
            end -= payload.getByte(0) & 0xff;
            start++;
        }
        return payload.substring((flags & PRIORITY) == 0 ? start : start + 5, end);
    }

    private void onHeaders(DataInputStream in, int id, int flags, ByteString first) throws IOException {
        Buffer block = new Buffer().write(first);
        int next = flags;
        while ((next & END_HEADERS) == 0) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            if (in.readUnsignedByte() != CONTINUATION) {
                throw new IOException("expected CONTINUATION");
            }
            next = in.readUnsignedByte();
            in.readInt();
            byte[] payload = new byte[length];
            in.readFully(payload);
            block.write(payload);
        }
        Plan plan = plans.next();
        Stream stream = new Stream(id, recorder.head(key(id, block.readByteArray()), plan), plan, new Buffer());
        streams.put(id, stream);
        if (plan.stage() == Stage.AFTER_HEAD) {
            stop(stream);
        } else if ((flags & END_STREAM) != 0) {
            streamThreads.execute(() -> process(stream));
        }
    }

    private String key(int id, byte[] block) throws IOException {
        try {
            CharSequence key = headersDecoder
                    .decodeHeaders(id, Unpooled.wrappedBuffer(block))
                    .get("idempotency-key");
            return key == null ? "none" : key.toString();
        } catch (Http2Exception e) {
            throw new IOException(e);
        }
    }

    private void onData(int id, int flags, ByteString data, int length) throws IOException {
        if (length > 0) {
            wire.write(Http2Frames.windowUpdate(0, length));
        }
        Stream stream = streams.get(id);
        if (stream == null) {
            return;
        }
        stream.body().write(data);
        if (stream.plan().stage() == Stage.IN_BODY) {
            stop(stream);
        } else if ((flags & END_STREAM) != 0) {
            streamThreads.execute(() -> process(stream));
        }
    }

    private void process(Stream stream) {
        Plan plan = stream.plan();
        recorder.body(stream.number(), stream.body().readByteString());
        Wire.pause(plan.delay());
        Optional<String> session = Optional.empty();
        synchronized (this) {
            if (stream.id() > lastProcessed) {
                return;
            }
            if (plan.creates()) {
                lastCreated = Math.max(lastCreated, stream.id());
                session = Optional.of(recorder.session(stream.number(), plan.seed()));
            }
        }
        try {
            if (!plan.stopsBefore(Stage.IN_ANSWER)) {
                answer(stream, new AnswerChooser(new SplittableRandom(plan.seed()), isHostile).choose(session));
            }
            stop(stream);
        } catch (IOException e) {
            wire.reset(); // The client closed the connection.
        }
    }

    private void answer(Stream stream, Answer answer) throws IOException {
        Plan plan = stream.plan();
        int kind = plan.cut();
        if (answer.framing() == Framing.ENDLESS) {
            wire.write(Http2Frames.endless(stream.id(), kind, true));
            while (!Thread.currentThread().isInterrupted()) {
                wire.write(Http2Frames.endless(stream.id(), kind, false));
            }
        }
        if (answer.framing() == Framing.RAW) {
            wire.write(Http2Frames.broken(stream.id(), kind));
            return;
        }
        List<ByteString> frames = new ArrayList<>(Http2Frames.answer(stream.id(), answer));
        if (plan.stage() == Stage.IN_ANSWER) {
            if (plan.ending().closesConnection()) {
                Buffer all = new Buffer();
                frames.forEach(all::write);
                wire.write(all.readByteString(all.size() * plan.cut() / 1_000), plan.pieces(), plan.gap());
                return;
            }
            frames = frames.subList(0, frames.size() * plan.cut() / 1_000);
        }
        send(frames, plan);
    }

    /** A block of headers and its continuation must follow each other, so they are one write. */
    private void send(List<ByteString> frames, Plan plan) throws IOException {
        Buffer pending = new Buffer();
        for (ByteString frame : frames) {
            pending.write(frame);
            boolean isOpenBlock = frame.getByte(3) == HEADERS && (frame.getByte(4) & END_HEADERS) == 0;
            if (!isOpenBlock) {
                wire.write(pending.readByteString());
                if (plan.pieces() > 1) {
                    Wire.pause(plan.gap());
                }
            }
        }
        // Half a block of headers: no other stream can send from now on.
        wire.write(pending.readByteString());
    }

    private void stop(Stream stream) throws IOException {
        streams.remove(stream.id());
        int code = stream.plan().code();
        switch (stream.plan().ending()) {
            case KEEP, SILENCE -> {}
            case CLOSE, CUT, RESET -> wire.end(stream.plan().ending());
            case RST_STREAM -> wire.write(Http2Frames.rstStream(stream.id(), code));
            case GOAWAY_BELOW -> goAway(stream.id() - 2, code);
            case GOAWAY_AT -> goAway(stream.id(), code);
            case GOAWAY_ABOVE -> goAway(code % 2 == 0 ? Integer.MAX_VALUE : stream.id() + 2, code);
        }
    }

    /** The vendor processes no stream above the last one, and it does not name a last one below a session. */
    private synchronized void goAway(int wanted, int code) throws IOException {
        lastProcessed = Math.min(lastProcessed, Math.max(wanted, lastCreated));
        wire.write(Http2Frames.goAway(lastProcessed, code));
        if (code % 3 == 0) {
            wire.end(Ending.CUT);
        }
    }
}
