package id.sesi.application.contract;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contract of the gateway promises what the fault matrix shows. */
class SituationsTest {

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| \\[?([a-z0-9-]+)(?:]\\(faults/\\S+)? \\| [0-9A-Z_ ]+ \\| ([A-Z_]+) \\| ([A-Z_]+) \\|");

    /** Situations that the matrix leaves out, because they differ little from those that it contains. */
    private static final Set<String> NOT_IN_MATRIX = Set.of(
            "chunk-size-beyond-memory",
            "chunks-byte-by-byte",
            "empty-object",
            "expires-beyond-numbers",
            "status-401-with-a-challenge",
            "status-503-retry-after-0");

    @Test
    void situations_of_the_fault_matrix_have_the_same_results() throws IOException {
        Map<String, String> matrix = ROW.matcher(Files.readString(Path.of("../../docs/fault-matrix.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2) + " " + row.group(3)));
        Set<String> different = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        Situations.all().forEach(situation -> {
            Expectation expectation = situation.expectation();
            Set<String> allowed = expectation.deliveries().stream()
                    .map(delivery -> expectation.result() + " " + delivery)
                    .collect(toSet());
            if (!matrix.containsKey(situation.name())) {
                missing.add(situation.name());
            } else if (!allowed.contains(matrix.get(situation.name()))) {
                different.add(situation.name());
            }
        });

        assertEquals(Set.of(), different);
        assertEquals(new TreeSet<>(NOT_IN_MATRIX), missing);
    }
}
