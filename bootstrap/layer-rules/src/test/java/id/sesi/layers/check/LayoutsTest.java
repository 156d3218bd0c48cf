package id.sesi.layers.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.layers.Javac;
import id.sesi.layers.LayerReport;
import id.sesi.layers.LayerRules;
import id.sesi.layers.OrdersHexagon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each layout in {@code src/test/hexagons/layouts} can be described, and its rules detect violations. A text file contains one class in
 * each line. A line that starts with the name of a rule is a class that breaks this rule.
 */
class LayoutsTest {

    private static final Path LAYOUTS = OrdersHexagon.SOURCES.resolve("layouts");
    private static final Path PAGE = Path.of("../../docs/layer-rules.md");
    private static final Pattern BROKEN = Pattern.compile("([a-z-]+): (package .*)");
    private static final Pattern NAME = Pattern.compile("package ([\\w.]+);.*? (?:class|interface|record) (\\w+)\\b.*");
    private static final Pattern ANNOTATION = Pattern.compile("package ([\\w.]+);.* @interface (\\w+)\\b.*");

    @TempDir
    Path folder;

    record Broken(String layout, String rule, String source) {
        @Override
        public String toString() {
            return layout + ", " + rule;
        }
    }

    static List<String> layouts() throws IOException {
        try (Stream<Path> files = Files.list(LAYOUTS)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".properties"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<Broken> broken() throws IOException {
        List<Broken> all = new ArrayList<>();
        for (String layout : layouts()) {
            for (String line : lines(layout)) {
                Matcher broken = BROKEN.matcher(line);
                if (broken.matches()) {
                    all.add(new Broken(layout, broken.group(1), broken.group(2)));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void a_sound_hexagon_passes(String layout) throws IOException {
        LayerReport report = check(layout, List.of());

        assertTrue(report.passed(), report::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_violation_is_detected(Broken broken) throws IOException {
        LayerReport report = check(broken.layout(), List.of(broken.source()));

        assertTrue(
                report.results().stream()
                        .anyMatch(result -> result.rule().id().equals(broken.rule())
                                && !result.violations().isEmpty()),
                report::toString);
    }

    @Test
    void the_page_shows_each_layout() throws IOException {
        String page = Files.readString(PAGE);
        for (String layout : layouts()) {
            String settings = Files.readString(LAYOUTS.resolve(layout + ".properties"));
            assertTrue(page.contains("```properties\n" + settings + "```"), layout);
        }
    }

    private LayerReport check(String layout, List<String> additional) throws IOException {
        List<String> sources = new ArrayList<>(additional);
        lines(layout).stream().filter(line -> line.startsWith("package ")).forEach(sources::add);
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Path file = folder.resolve("src").resolve(fileOf(source));
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertEquals("", Javac.compile(files, classes, "-cp", System.getProperty("java.class.path")));
        List<LayersFile> all = LayersFile.readAll(List.of(LAYOUTS.resolve(layout + ".properties")));
        LayerRules rules = all.get(0).rules(all);
        return rules.check(rules.hexagon().classesIn(List.of(classes)));
    }

    private static String fileOf(String source) {
        Matcher annotation = ANNOTATION.matcher(source);
        Matcher name = NAME.matcher(source);
        Matcher found = annotation.matches() ? annotation : name;
        assertTrue(annotation.matches() || name.matches(), source);
        return found.group(1).replace('.', '/') + "/" + found.group(2) + ".java";
    }

    private static List<String> lines(String layout) {
        try {
            return Files.readAllLines(LAYOUTS.resolve(layout + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
