package id.sesi.layers.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of the command {@code check}.
 *
 * @param files the files that describe hexagons
 * @param paths the folders and jars with classes
 * @param values the options with a value
 * @param flags the options without a value
 */
record Arguments(List<Path> files, List<Path> paths, Map<String, Path> values, Set<String> flags) {

    private static final Set<String> WITH_VALUE = Set.of("--baseline", "--junit-xml", "--sarif");
    private static final Set<String> WITHOUT_VALUE = Set.of("--create-baseline", "--shrink-baseline", "--github");

    /** @throws IllegalArgumentException if an option is unknown or incomplete, or if a file is missing */
    static Arguments parse(List<String> words) {
        Arguments arguments = new Arguments(new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashSet<>());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_VALUE.contains(word)) {
                i++;
                if (i == words.size() || words.get(i).startsWith("--")) {
                    throw new IllegalArgumentException(word + " needs a file");
                }
                arguments.values.put(word, Path.of(words.get(i)));
            } else if (WITHOUT_VALUE.contains(word)) {
                arguments.flags.add(word);
            } else if (word.startsWith("--")) {
                throw new IllegalArgumentException("there is no option " + word);
            } else {
                (word.endsWith(".properties") ? arguments.files : arguments.paths).add(Path.of(word));
            }
        }
        arguments.validate();
        return arguments;
    }

    private void validate() {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("name the file that describes the hexagon, such as layers.properties");
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("name the folders or jars with the classes, such as target/classes");
        }
        files.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(file -> {
            throw new IllegalArgumentException("the file " + file + " does not exist");
        });
        if (baseline().isPresent() && files.size() > 1) {
            throw new IllegalArgumentException(
                    "each hexagon has a baseline of its own; write baseline = FILE into each file of properties");
        }
    }

    Optional<Path> baseline() {
        return Optional.ofNullable(values.get("--baseline"));
    }

    Optional<Path> junitXml() {
        return Optional.ofNullable(values.get("--junit-xml"));
    }

    Optional<Path> sarif() {
        return Optional.ofNullable(values.get("--sarif"));
    }

    boolean createsBaseline() {
        return flags.contains("--create-baseline");
    }

    boolean shrinksBaseline() {
        return flags.contains("--shrink-baseline");
    }

    boolean github() {
        return flags.contains("--github");
    }
}
