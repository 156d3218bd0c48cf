package id.sesi.layers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The violations that existed when a project started to use the rules, in a file with one line for each. The file is created once.
 * From then on, it only loses lines. It contains no line numbers, so other changes of a class do not matter.
 *
 * @param entries the violations; several equal ones if a class breaks a rule in the same way several times
 * @since 1.0.0
 */
public record Baseline(List<Entry> entries) {

    private static final String HEADER = "# Violations that existed before the rules. Delete lines, never add one.";
    private static final String SEPARATOR = " | ";

    /**
     * One known violation.
     *
     * @param rule the id of the rule
     * @param type the class or package that breaks the rule
     * @param text the text of the violation
     * @since 1.0.0
     */
    public record Entry(String rule, String type, String text) {

        @Override
        public String toString() {
            return rule + SEPARATOR + type + SEPARATOR + text;
        }
    }

    /** Creates a baseline. */
    public Baseline {
        entries = List.copyOf(entries);
    }

    /** {@return a baseline without violations} */
    public static Baseline empty() {
        return new Baseline(List.of());
    }

    /**
     * Reads the file.
     *
     * @throws HexagonError if the file does not exist or cannot be read, or if a line is not a violation of one of the rules
     */
    public static Baseline read(Path file, List<String> rules) {
        if (!Files.exists(file)) {
            throw new HexagonError("the baseline " + file + " does not exist; create it once: run the check with"
                    + " --create-baseline or -Dsesi.layers.baseline=create");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" \\| ", 3);
            if (parts.length < 3 || !rules.contains(parts[0])) {
                throw new HexagonError(
                        "the baseline " + file + " has a line for no rule that is checked; delete it: " + line);
            }
            entries.add(new Entry(parts[0], parts[1], parts[2]));
        }
        return new Baseline(entries);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new HexagonError("cannot read the baseline " + file + "; it must be a text file in UTF-8: " + e);
        }
    }

    /**
     * Writes the file for the first time, and the folder if it does not exist.
     *
     * @throws HexagonError if the file exists or cannot be written
     */
    public static void create(Path file, LayerReport report) {
        if (Files.exists(file)) {
            throw new HexagonError(
                    "the baseline " + file + " exists, and a baseline only shrinks; fix the new violations");
        }
        List<Entry> entries = new ArrayList<>();
        for (RuleResult result : report.results()) {
            result.violations().forEach(violation -> entries.add(entry(result.rule(), violation)));
        }
        new Baseline(entries).write(file);
    }

    /** Deletes from the file the violations that no longer exist. New violations are not added. */
    public static void shrink(Path file, LayerReport report) {
        List<Entry> kept = new ArrayList<>(read(
                        file,
                        report.results().stream()
                                .map(result -> result.rule().id())
                                .toList())
                .entries());
        report.results().forEach(result -> result.obsoleteEntries().forEach(kept::remove));
        new Baseline(kept).write(file);
    }

    private void write(Path file) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        entries.stream().map(Entry::toString).sorted(Comparator.naturalOrder()).forEach(lines::add);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new HexagonError("cannot write the baseline " + file + "; choose another file: " + e);
        }
    }

    /** {@return the same result without the violations that this baseline knows} */
    RuleResult applyTo(RuleResult result) {
        List<Entry> unused = new ArrayList<>(entries.stream()
                .filter(entry -> entry.rule().equals(result.rule().id()))
                .toList());
        if (result.leftOut().isPresent()) {
            return result;
        }
        SortedSet<Violation> remaining = new TreeSet<>(result.violations());
        remaining.removeIf(violation -> unused.remove(entry(result.rule(), violation)));
        int known = result.violations().size() - remaining.size();
        return new RuleResult(result.rule(), result.leftOut(), result.exemptions(), remaining, known, unused);
    }

    private static Entry entry(LayerRule rule, Violation violation) {
        return new Entry(rule.id(), violation.type(), violation.text());
    }
}
