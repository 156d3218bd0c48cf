package id.sesi.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/template.md} agrees with the repository, the archetype and the steps that {@code .ci/archetype} performs. */
class TemplatePageTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path TEMPLATE = Path.of("target/classes/archetype-resources");
    private static final String PAGE = read(ROOT.resolve("docs/template.md"));

    private static final Set<String> NOT_COMMITTED =
            Set.of(".git", "target", ".idea", ".vscode", ".settings", ".classpath", ".project");

    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern PATCHED_FILE = Pattern.compile("(?m)^diff --git a/\\S+ b/(\\S+)$");
    private static final Pattern OWN_IMPORT =
            Pattern.compile("(?m)^import (?:static )?(id\\.sesi\\.[a-z_.]+\\.[A-Z]\\w*)");

    /** One line of a list. */
    record Line(String list, String pattern, PathMatcher matcher) {
        static Line of(String list, String pattern) {
            return new Line(list, pattern, FileSystems.getDefault().getPathMatcher("glob:" + pattern));
        }
    }

    @Test
    void every_file_of_the_repository_is_in_a_list() {
        assertEquals(
                List.of(),
                committedFiles().stream()
                        .filter(file -> lineFor(file).isEmpty())
                        .toList());
    }

    @Test
    void every_line_of_a_list_matches_a_file() {
        Set<String> unused = lines().stream().map(Line::pattern).collect(Collectors.toCollection(TreeSet::new));
        committedFiles().forEach(file -> lineFor(file).ifPresent(line -> unused.remove(line.pattern())));

        assertEquals(Set.of(), unused);
    }

    /** What is kept must compile without what is deleted. */
    @Test
    void no_kept_class_uses_a_deleted_one() {
        Map<String, String> listOfClass = new TreeMap<>();
        List<Path> kept = new ArrayList<>();
        for (Path file : committedFiles()) {
            String list = lineFor(file).map(Line::list).orElse("");
            if (file.toString().matches(".*/src/(main|test)/java/id/sesi/.*\\.java")) {
                listOfClass.put(classOf(file), list);
                if (list.equals("Kept")) {
                    kept.add(file);
                }
            }
        }
        List<String> broken = kept.stream()
                .flatMap(file -> usedBy(file, listOfClass.keySet()).stream()
                        .filter(used -> "Deleted".equals(listOfClass.get(used)))
                        .map(used -> file + " uses " + used))
                .toList();

        assertTrue(kept.size() > 50, kept::toString);
        assertEquals(List.of(), broken);
    }

    @Test
    void no_kept_class_names_the_business_of_the_vendor() {
        Pattern business = Pattern.compile("(?i)psikolog|widget|candidate_?id|session");
        List<Path> named = committedFiles().stream()
                .filter(file -> file.toString().endsWith(".java") && !file.startsWith("bootstrap/layer-rules"))
                .filter(file ->
                        lineFor(file).filter(line -> line.list().equals("Kept")).isPresent())
                .filter(file -> business.matcher(read(ROOT.resolve(file))).find())
                .toList();

        assertEquals(List.of(), named);
    }

    @ParameterizedTest
    @CsvSource({
        "Add a use case, use-case",
        "Add a driven port, driven-port",
        "Add an adapter, adapter",
        "Delete the sample, delete-sample",
        "Leave out Dagger, without-dagger",
        "Use Spring Boot, spring-boot"
    })
    void the_page_lists_the_files_that_a_step_touches(String heading, String step) {
        List<String> cells = firstCells(section("## " + heading));
        Set<String> unused = new TreeSet<>(cells);
        Set<String> unlisted = PATCHED_FILE
                .matcher(read(Path.of("src/test/steps", step + ".patch")))
                .results()
                .map(file -> file.group(1).replaceFirst("src/(main|test)/java/com/acme/billing/", "…/"))
                .filter(file -> {
                    List<String> matches = cells.stream()
                            .filter(cell -> Line.of(step, cell).matcher().matches(Path.of(file)))
                            .toList();
                    unused.removeAll(matches);
                    return matches.isEmpty();
                })
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), unlisted);
        assertEquals(Set.of(), unused);
    }

    @Test
    void the_page_names_the_sample() {
        Set<String> classes = filesBelow(TEMPLATE).stream()
                .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.java$", ""))
                .collect(Collectors.toSet());
        List<String> unknown = Pattern.compile("`([A-Z][A-Za-z]+)`")
                .matcher(section("## The pattern and the sample"))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !classes.contains(name))
                .toList();

        assertEquals(List.of(), unknown);
    }

    @Test
    void the_template_is_small_and_knows_no_vendor() {
        List<Path> files = filesBelow(TEMPLATE);
        assertTrue(files.size() <= 64, () -> files.size() + " files");
        assertEquals(
                List.of(),
                files.stream()
                        .filter(file -> read(TEMPLATE.resolve(file)).matches("(?is).*(psikolog|widget|hmac).*"))
                        .toList());
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String list : List.of("Kept", "Edited", "Deleted")) {
            String text = section("**" + list + "**").split("\n\\*\\*", 2)[0];
            firstCells(text).forEach(pattern -> lines.add(Line.of(list, pattern)));
        }
        return lines;
    }

    private static Optional<Line> lineFor(Path file) {
        return LINES.stream().filter(line -> line.matcher().matches(file)).findFirst();
    }

    private static final List<Line> LINES = lines();

    /** {@return the text after a heading, or after a line that starts in this way} */
    private static String section(String start) {
        int from = PAGE.indexOf("\n" + start) + 1;
        assertTrue(from > 0, start);
        int to = PAGE.indexOf("\n## ", from);
        return PAGE.substring(from + start.length(), to < 0 ? PAGE.length() : to);
    }

    private static List<String> firstCells(String text) {
        return FIRST_CELL.matcher(text).results().map(cell -> cell.group(1)).toList();
    }

    private static List<Path> committedFiles() {
        return filesBelow(ROOT);
    }

    private static List<Path> filesBelow(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(file -> Stream.iterate(file, part -> part != null, Path::getParent)
                            .noneMatch(part -> NOT_COMMITTED.contains(String.valueOf(part.getFileName()))))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> usedBy(Path file, Set<String> classes) {
        String text = read(ROOT.resolve(file));
        Set<String> used = OWN_IMPORT
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String code = text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"", "");
        String own = classOf(file).replaceFirst("\\w+$", "");
        Set<String> words = Pattern.compile("\\b[A-Z]\\w*\\b")
                .matcher(code)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        words.stream().map(own::concat).filter(classes::contains).forEach(used::add);
        return used;
    }

    private static String classOf(Path file) {
        return file.toString()
                .replaceFirst(".*/src/(main|test)/java/", "")
                .replaceFirst("\\.java$", "")
                .replace('/', '.');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
