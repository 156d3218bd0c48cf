package id.sesi.bootstrap;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds lines of an audit file that a crash or a full disk left incomplete. Needs little memory, however long a line is. */
final class TornLines {

    private TornLines() {}

    /**
     * {@return the line numbers of the torn lines; the first line has the number 1} A line is torn if it is neither blank nor a
     * JSON object.
     *
     * @param limit the number of torn lines after which the search stops
     */
    static List<Long> of(Path file, int limit) throws IOException {
        List<Long> torn = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            LineReader lines = new LineReader(in);
            while (torn.size() < limit && lines.next()) {
                if (isTorn(lines)) {
                    torn.add(lines.number);
                }
            }
        }
        return torn;
    }

    private static boolean isTorn(LineReader line) throws IOException {
        JsonReader json = new JsonReader(line);
        json.setStrictness(Strictness.STRICT);
        boolean isBlank = true;
        try {
            JsonToken first = json.peek();
            isBlank = false;
            json.skipValue();
            return first != JsonToken.BEGIN_OBJECT || json.peek() != JsonToken.END_DOCUMENT;
        } catch (EOFException e) {
            return !isBlank;
        } catch (MalformedJsonException e) {
            return true;
        }
    }

    /** Reads one line at a time. The charset is not UTF-8 but ISO 8859-1, because a torn line may end within a character. */
    private static final class LineReader extends Reader {

        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int position;
        private int limit;
        private boolean isAtEndOfLine = true;
        private long number;

        LineReader(InputStream in) {
            this.in = in;
        }

        /** Skips the rest of the line. {@return whether another line exists} */
        boolean next() throws IOException {
            while (!isAtEndOfLine && hasMore()) {
                isAtEndOfLine = buffer[position++] == '\n';
            }
            isAtEndOfLine = false;
            number++;
            return hasMore();
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int count = 0;
            while (count < length && !isAtEndOfLine && hasMore()) {
                byte next = buffer[position++];
                isAtEndOfLine = next == '\n';
                if (!isAtEndOfLine) {
                    target[offset + count++] = (char) (next & 0xff);
                }
            }
            return count == 0 ? -1 : count;
        }

        private boolean hasMore() throws IOException {
            if (position == limit) {
                position = 0;
                limit = Math.max(0, in.read(buffer));
            }
            return limit > 0;
        }

        @Override
        public void close() {}
    }
}
