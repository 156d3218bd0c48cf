package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.fail;

import id.sesi.application.diagnosis.driving.RawRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The mistakes of one family, one a line: step, frequency, description and result. {@link #assertKept()} compares them with the
 * kept lines in {@code src/test/resources}.
 *
 * <p>A result is in «» if it is a text; its invisible characters are written as by {@link Visible}. A result that has no effect
 * is written as {@code =}. The line {@code fix:} precedes the mistakes with this fix.
 */
final class Catalogue {

    private static final String FOLDER = "src/test/resources/id/sesi/application/diagnosis/catalogue/";

    private final String family;
    private final List<String> lines = new ArrayList<>();
    private String fix = "";

    Catalogue(String family) {
        this.family = family;
    }

    /**
     * Six fields that were signed with a recipe.
     *
     * @param fieldsAndIds as in {@link MessageRecipe#fieldsOf}
     */
    record Sample(MessageRecipe recipe, List<String> fieldsAndIds) {

        static Sample of(String... fieldsAndIds) {
            return new Sample(MessageRecipe.CORRECT, List.of(fieldsAndIds));
        }

        static Sample of(RawRequest request) {
            return new Sample(
                    MessageRecipe.CORRECT,
                    Stream.concat(request.signedValues().stream().limit(5), request.candidateIds().stream())
                            .toList());
        }

        /** {@return empty fields with these candidate IDs} */
        static Sample ids(String... ids) {
            return new Sample(
                    MessageRecipe.CORRECT,
                    Stream.concat(Stream.of("", "", "", "", ""), Stream.of(ids)).toList());
        }

        /** {@return a sample in which an earlier mistake has left only the first fields} */
        Sample withOnly(int fields) {
            return new Sample(recipe.withChangedFields(all -> all.subList(0, fields)), fieldsAndIds);
        }

        private String resultOf(KnownMistake mistake) {
            byte[] message = mistake.change().apply(recipe).messageOf(fieldsAndIds);
            return Arrays.equals(message, recipe.messageOf(fieldsAndIds)) ? "=" : Visible.of(message);
        }
    }

    void addLine(String line) {
        lines.add(line);
    }

    /** Adds each mistake, with the messages that it gives for the samples. */
    void add(List<KnownMistake> mistakes, Sample... samples) {
        add(mistakes, mistake -> true, samples);
    }

    /** Adds each mistake like {@link #add(List, Sample...)}, but of those that are not listed only a hash of their descriptions. */
    void add(List<KnownMistake> mistakes, Predicate<KnownMistake> isListed, Sample... samples) {
        StringBuilder others = new StringBuilder();
        int count = 0;
        for (KnownMistake mistake : mistakes) {
            if (isListed.test(mistake)) {
                addFix(mistake.mistake().fix());
                lines.add(description(mistake) + results(mistake, samples));
            } else {
                others.append(description(mistake)).append('\n');
                count++;
            }
        }
        if (count > 0) {
            lines.add(count + " more, with descriptions of the hash " + Visible.hash(others.toString()));
        }
    }

    /** Adds a line with the fix of a mistake, unless the previous mistake has the same fix. */
    void addFix(String next) {
        if (!next.equals(fix)) {
            lines.add("fix: " + next);
            fix = next;
        }
    }

    private static String description(KnownMistake mistake) {
        return "%s %s %s"
                .formatted(
                        mistake.step(), mistake.frequency(), mistake.mistake().cause());
    }

    private static String results(KnownMistake mistake, Sample... samples) {
        return Stream.of(samples).map(sample -> sample.resultOf(mistake)).collect(joining(" ", " → ", ""));
    }

    /** Adds each change, with the texts that it gives for the samples. */
    void addChanges(List<TextChange> changes, String... samples) {
        for (TextChange change : changes) {
            String results = Stream.of(samples)
                    .map(sample -> {
                        String changed = change.change().apply(sample);
                        return changed.equals(sample) ? "=" : Visible.of(changed);
                    })
                    .collect(joining(" "));
            lines.add(change.frequency() + " " + change.how() + " → " + results);
        }
    }

    /** Compares the lines with the kept ones. If they differ, writes them to {@code target}, and shows those that differ. */
    void assertKept() {
        List<String> kept = kept();
        if (lines.equals(kept)) {
            return;
        }
        Path actual = Path.of("target/catalogue", family + ".txt");
        write(actual);
        List<String> differences = new ArrayList<>();
        without(kept, lines).forEach(line -> differences.add("- " + line));
        without(lines, kept).forEach(line -> differences.add("+ " + line));
        if (differences.isEmpty()) {
            differences.add("only the order of the lines");
        }
        fail("the mistakes of the family " + family
                + " have changed; if this is intended, check the differences, then in application/diagnosis: cp "
                + actual
                + " " + FOLDER + "\n"
                + String.join("\n", differences));
    }

    private static List<String> without(List<String> all, List<String> removed) {
        List<String> rest = new ArrayList<>(all);
        removed.forEach(rest::remove);
        return rest;
    }

    /** {@return the kept lines} */
    List<String> kept() {
        try (InputStream file = Catalogue.class.getResourceAsStream("catalogue/" + family + ".txt")) {
            return file == null
                    ? List.of()
                    : new String(file.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path path) {
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
