package id.sesi.layers.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.layers.Baseline;
import id.sesi.layers.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the source files of classes in the folders where Maven and Gradle expect them. Names files relative to the repository, because
 * GitHub does, wherever the program runs.
 *
 * @param paths the folders and jars with the classes
 * @param baselines the files with known violations
 * @param workspace the folder into which GitHub checks out the repository; empty outside GitHub Actions
 */
record Sources(List<Path> paths, List<Path> baselines, Optional<Path> workspace) {

    private static final List<String> FOLDERS = List.of("src/main/java", "src/main/kotlin", "src", "");

    /**
     * A place in a file.
     *
     * @param file the path from the root of the repository, with slashes; an absolute path if the file is in no repository and not
     *     below the working directory
     */
    record Location(String file, int line) {}

    /** {@return the line of the violation, or else of the declaration, or else 1; a file without its folder if there is no such file} */
    Location locationOf(Violation violation) {
        boolean isPackage = violation.file().isEmpty();
        String type = violation.type();
        String folder = (isPackage ? type + "." : type.substring(0, type.lastIndexOf('.') + 1)).replace('.', '/');
        String file = folder + (isPackage ? "package-info.java" : violation.file());
        Optional<Path> source = paths.stream()
                // A package has a folder among the classes too.
                .flatMap(classes -> projects(classes).skip(isPackage ? 1 : 0))
                .flatMap(project ->
                        FOLDERS.stream().map(sources -> project.resolve(sources).resolve(file)))
                .filter(found -> isPackage ? Files.isDirectory(found.resolveSibling("")) : Files.isRegularFile(found))
                .findFirst();
        return new Location(
                source.map(this::fromRepository).orElse(file),
                violation.line() > 0
                        ? violation.line()
                        : source.filter(Files::exists)
                                .map(found -> declarationIn(found, type))
                                .orElse(1));
    }

    /** {@return the line of the baseline with this entry} */
    Location locationOf(Baseline.Entry entry) {
        return baselines.stream()
                .flatMap(file ->
                        lineOf(entry.toString()::equals, file)
                                .map(line -> new Location(fromRepository(file), line))
                                .stream())
                .findFirst()
                .orElseThrow();
    }

    private static int declarationIn(Path source, String type) {
        String name = type.replaceFirst(".*[.$]", "");
        Pattern declaration = Pattern.compile("\\b(class|interface|enum|record)\\s+" + Pattern.quote(name) + "\\b");
        return lineOf(declaration.asPredicate(), source).orElse(1);
    }

    private static Optional<Integer> lineOf(Predicate<String> wanted, Path file) {
        try {
            // Accepts any bytes, because the encoding of a source is unknown.
            List<String> lines =
                    new String(Files.readAllBytes(file), UTF_8).lines().toList();
            return IntStream.range(0, lines.size())
                    .filter(i -> wanted.test(lines.get(i)))
                    .mapToObj(i -> i + 1)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the folders around the classes, from the inside: {@code build/classes/java/main} is four folders deep} */
    private static Stream<Path> projects(Path classes) {
        return withParents(classes).limit(5);
    }

    private static Stream<Path> withParents(Path path) {
        return Stream.iterate(path.toAbsolutePath().normalize(), each -> each != null, Path::getParent);
    }

    private String fromRepository(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = withParents(file)
                .filter(each -> Files.exists(each.resolve(".git")) || each.equals(workspace.orElse(null)))
                .findFirst()
                .orElse(Path.of("").toAbsolutePath());
        return (absolute.startsWith(root) ? root.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}
