package id.sesi.outcomecheck.records;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Measures how late the machine runs a thread that should run every millisecond. Not thread-safe. */
public final class Stalls {

    private static final long EXPECTED = TimeUnit.MILLISECONDS.toNanos(1);

    private final LineFile file;
    private long last = System.nanoTime();
    private long longest;

    /** Creates a measurement whose results are appended to the file. */
    public Stalls(Path path) throws IOException {
        file = new LineFile(path);
    }

    /** Measures the time since the last call. The caller waits a millisecond between two calls. */
    public void measure() {
        long now = System.nanoTime();
        long stall = now - last - EXPECTED;
        last = now;
        if (stall > longest) {
            longest = stall;
            file.append(TimeUnit.NANOSECONDS.toMillis(stall));
        }
    }

    /** {@return the longest stall in the file} */
    public static Duration longest(Path file) throws IOException {
        return Duration.ofMillis(LineFile.read(file).stream()
                .mapToLong(line -> Long.parseLong(line.get(0)))
                .max()
                .orElse(0));
    }
}
