package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.LayerRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The matrix of {@code docs/layering.md}, cell by cell: each defect is laid into its module and shown to one lock at a
 * time, the other two being open.
 */
class LockMatrixTest {

    private static final Path DEFECTS = Path.of("src/test/hexagons/sesi");
    private static final Pattern ROW =
            Pattern.compile("\\| [^|]+ \\| \\[(\\S+)]\\(\\S+\\) \\| (\\S+) \\| (\\S+) \\| ([^|]+) \\|");

    private static final List<String> MODULES =
            List.of("domain", "application", "adapters-http", "adapters-cli", "bootstrap");
    private static final Pattern OUT_OF_REACH =
            Pattern.compile("package \\S+ does not exist|package \\S+ is not visible|package exists in another module");
    private static final Pattern WHO = Pattern.compile("<([\\w.]+?[A-Z]\\w*)");

    /** Which rules each class has turned red. */
    private static final Map<String, Set<String>> RED = new ConcurrentHashMap<>();

    @TempDir
    static Path allDefects;

    @TempDir
    Path classes;

    static List<String> defects() throws IOException {
        try (Stream<Path> folders = Files.walk(DEFECTS, 2)) {
            return folders.filter(folder -> DEFECTS.relativize(folder).getNameCount() == 2)
                    .map(folder -> DEFECTS.relativize(folder).toString())
                    .sorted()
                    .toList();
        }
    }

    static Map<String, Row> rows() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        Matcher matcher = ROW.matcher(Files.readString(Path.of("../docs/layering.md")));
        while (matcher.find()) {
            rows.put(matcher.group(1), new Row(matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        return rows;
    }

    record Row(String maven, String jpms, String archUnit) {}

    @Test
    void every_defect_has_a_row_and_every_row_a_defect() throws IOException {
        assertEquals(defects(), List.copyOf(rows().keySet()));
    }

    /** Maven alone: the class path that it gives the module, and no module descriptor. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void maven(String defect) throws IOException {
        List<Path> sources = Javac.javaFilesBelow(DEFECTS.resolve(defect)).stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .toList();

        String errors = Javac.compile(sources, classes, "-cp", pathOf(moduleOf(defect)));

        assertEquals(row(defect).maven(), cell(errors), errors);
    }

    /** JPMS alone: all modules and libraries can be found, and the module's own descriptor says what it reads. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void jpms(String defect) throws IOException {
        List<Path> sources = Javac.javaFilesBelow(DEFECTS.resolve(defect));
        Path descriptor = Path.of("..", moduleOf(defect), "src/main/java/module-info.java");
        if (defect.startsWith("bootstrap/")) {
            assertFalse(Files.exists(descriptor));
            assertEquals("none", row(defect).jpms());
            return;
        }
        String[] options = Files.exists(descriptor)
                ? new String[] {
                    "--module-path",
                    pathOf("bootstrap"),
                    "--patch-module",
                    nameOf(descriptor) + "=" + DEFECTS.resolve(defect)
                }
                : new String[] {"--module-path", pathOf("bootstrap")};

        String errors = Javac.compile(sources, classes, options);

        assertEquals(row(defect).jpms(), cell(errors), errors);
    }

    /** ArchUnit alone: everything is on one class path. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void arch_unit(String defect) throws IOException {
        assertEquals(
                row(defect).archUnit(),
                Javac.javaFilesBelow(DEFECTS.resolve(defect)).stream()
                        .map(LockMatrixTest::classNameOf)
                        .flatMap(name -> RED.getOrDefault(name, Set.of()).stream())
                        .sorted()
                        .distinct()
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), rules -> rules.isEmpty() ? "green" : rules)));
    }

    @BeforeAll
    static void showEverythingToArchUnit() {
        List<Path> sources = Javac.javaFilesBelow(DEFECTS).stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .toList();
        assertEquals("", Javac.compile(sources, allDefects, "-cp", pathOf("bootstrap")));
        List<Path> all = Stream.concat(MODULES.stream().map(LockMatrixTest::classesOf), Stream.of(allDefects))
                .toList();
        JavaClasses read = SesiRules.SESI.classesIn(all);
        for (LayerRule rule : SesiRules.all()) {
            rule.rule().evaluate(read).getFailureReport().getDetails().forEach(detail -> {
                Matcher who = WHO.matcher(detail);
                // With all defects there at once, it cannot be said whose a cycle is.
                if (who.find() && !rule.name().equals("packages-have-no-cycles")) {
                    RED.computeIfAbsent(who.group(1), name -> new TreeSet<>()).add(rule.name());
                }
            });
        }
    }

    /** Red is what says that something is out of reach; any other error would be a fault of this test. */
    private static String cell(String errors) {
        boolean outOfReach = OUT_OF_REACH.matcher(errors).find();
        return errors.isEmpty() ? "green" : outOfReach ? "red" : errors;
    }

    private static Row row(String defect) throws IOException {
        return Objects.requireNonNull(rows().get(defect), defect);
    }

    private static String moduleOf(String defect) {
        String folder = defect.substring(0, defect.indexOf('/'));
        return MODULES.contains(folder) ? folder : "bootstrap";
    }

    /** {@return the module's own classes, and what the build wrote down of Maven's class path for it} */
    private static String pathOf(String module) {
        try {
            return classesOf(module) + ":" + Files.readString(Path.of("..", module, "target/compile-class-path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classesOf(String module) {
        return Path.of("..", module, "target/classes");
    }

    private static String nameOf(Path descriptor) throws IOException {
        return Files.readString(descriptor).replaceFirst("(?s).*\nmodule ([\\w.]+).*", "$1");
    }

    private static String classNameOf(Path source) {
        try {
            String name = String.valueOf(source.getFileName()).replace(".java", "");
            return Files.readString(source).replaceFirst("(?s)package ([\\w.]+);.*", "$1." + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
