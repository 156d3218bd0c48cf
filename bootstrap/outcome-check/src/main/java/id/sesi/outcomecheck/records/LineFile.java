package id.sesi.outcomecheck.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Appends lines to a file. Tabs separate the fields of a line. Each line is one write, so a process that is killed leaves only
 * whole lines. An interrupt does not disturb a write. Thread-safe.
 */
public final class LineFile implements AutoCloseable {

    private final FileOutputStream out;

    public LineFile(Path file) throws IOException {
        out = new FileOutputStream(file.toFile(), true);
    }

    /** Appends a line. The fields must not contain tabs or newlines. */
    public synchronized void append(Object... fields) {
        String line = Stream.of(fields).map(String::valueOf).collect(joining("\t", "", "\n"));
        try {
            out.write(line.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** {@return the fields of each line} */
    static List<List<String>> read(Path file) throws IOException {
        return Files.readAllLines(file, UTF_8).stream()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }
}
