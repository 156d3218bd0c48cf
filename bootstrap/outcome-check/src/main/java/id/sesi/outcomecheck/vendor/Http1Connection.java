package id.sesi.outcomecheck.vendor;

import id.sesi.outcomecheck.vendor.Answer.Framing;
import id.sesi.outcomecheck.vendor.Plan.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import okio.Buffer;
import okio.ByteString;

/** Serves the requests of one HTTP/1.1 connection, one after the other, as its plans say. */
final class Http1Connection {

    private static final int MAX_HEAD_BYTES = 64 << 10;

    private final Wire wire;
    private final Plans plans;
    private final VendorRecorder recorder;
    private final boolean isHostile;

    Http1Connection(Wire wire, Plans plans, VendorRecorder recorder, boolean isHostile) {
        this.wire = wire;
        this.plans = plans;
        this.recorder = recorder;
        this.isHostile = isHostile;
    }

    void serve() throws IOException {
        Plan plan = plans.next();
        while (servesNext(plan)) {
            plan = plans.next();
        }
        wire.end(plan.ending() == Ending.KEEP ? Ending.CLOSE : plan.ending());
    }

    /** {@return whether the connection stays open for the next request} */
    private boolean servesNext(Plan plan) throws IOException {
        if (plan.stage() == Stage.BEFORE_HEAD) {
            Wire.pause(plan.delay());
            return false;
        }
        if (plan.stage() == Stage.IN_HEAD) {
            for (int i = 0; i <= plan.cut() / 8; i++) {
                read();
            }
            return false;
        }
        String head = readHead();
        int number = recorder.head(header(head, "idempotency-key").orElse("none"), plan);
        if (plan.stage() == Stage.AFTER_HEAD) {
            return false;
        }
        int length = Integer.parseInt(header(head, "content-length").orElse("0"));
        Buffer body = new Buffer();
        int wanted = plan.stage() == Stage.IN_BODY ? length / 2 : length;
        while (body.size() < wanted) {
            body.writeByte(read());
        }
        if (plan.stage() == Stage.IN_BODY) {
            return false;
        }
        recorder.body(number, body.readByteString());
        Wire.pause(plan.delay());
        Optional<String> session =
                plan.creates() ? Optional.of(recorder.session(number, plan.seed())) : Optional.empty();
        return !plan.stopsBefore(Stage.IN_ANSWER) && answers(plan, session);
    }

    private boolean answers(Plan plan, Optional<String> session) throws IOException {
        Answer answer = new AnswerChooser(new SplittableRandom(plan.seed()), isHostile).choose(session);
        ByteString bytes = answer.toHttp1();
        if (answer.framing() == Framing.ENDLESS) {
            writeForEver(bytes);
        }
        boolean isCut = plan.stage() == Stage.IN_ANSWER;
        wire.write(
                isCut ? bytes.substring(0, (int) ((long) bytes.size() * plan.cut() / 1_000)) : bytes,
                plan.pieces(),
                plan.gap());
        return !isCut && !answer.endsConnection() && plan.ending() == Ending.KEEP;
    }

    /** Ends when the client closes the connection. */
    private void writeForEver(ByteString bytes) throws IOException {
        wire.write(bytes);
        ByteString again = bytes.substring(bytes.size() / 2);
        while (!Thread.currentThread().isInterrupted()) {
            wire.write(again);
        }
    }

    private String readHead() throws IOException {
        Buffer head = new Buffer();
        int newlines = 0;
        while (newlines < 2) {
            int next = read();
            head.writeByte(next);
            if (next == '\n') {
                newlines++;
            } else if (next != '\r') {
                newlines = 0;
            }
            if (head.size() > MAX_HEAD_BYTES) {
                throw new IOException("the head is too long");
            }
        }
        return head.readUtf8();
    }

    private int read() throws IOException {
        InputStream in = wire.in();
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
