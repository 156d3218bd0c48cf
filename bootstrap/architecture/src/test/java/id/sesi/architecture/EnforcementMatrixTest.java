package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.Javac;
import id.sesi.layers.LayerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Checks each cell of the matrix in {@code docs/layering.md}. Each defect is added to the module that its path names, and one
 * mechanism checks it with the other two disabled. A subfolder of a defect contains sources that the defect needs from another
 * module.
 */
class EnforcementMatrixTest {

    private static final Path DEFECTS = Path.of("src/test/hexagons/sesi");
    private static final Pattern ROW =
            Pattern.compile("\\| [^|]+ \\| \\[(\\S+)]\\(\\S+\\) \\| (\\S+) \\| (\\S+) \\| ([^|]+) \\|");

    /** All modules and libraries. */
    private static final String EVERYTHING = classPathOf(Modules.APP) + ":" + classPathOf(Modules.METRICS);

    private static final Pattern NOT_ACCESSIBLE =
            Pattern.compile("package \\S+ does not exist|package \\S+ is not visible|package exists in another module");

    /** The names of the rules that each class breaks, by the name of the class. */
    private static final Map<String, Set<String>> BROKEN_RULES = new ConcurrentHashMap<>();

    @TempDir
    static Path allDefects;

    @TempDir
    Path classes;

    @TempDir
    Path otherModule;

    record Row(String maven, String jpms, String archUnit) {}

    static List<String> defects() {
        return Javac.javaFilesBelow(DEFECTS).stream()
                .map(source -> DEFECTS.relativize(source.getParent()))
                .filter(folder ->
                        folder.getNameCount() == moduleOf(folder.toString()).split("/", -1).length + 1)
                .map(Path::toString)
                .distinct()
                .sorted()
                .toList();
    }

    static Map<String, Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        Matcher matcher = ROW.matcher(Modules.read(Modules.DOCS.resolve("layering.md")));
        while (matcher.find()) {
            rows.put(matcher.group(1), new Row(matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        return rows;
    }

    @Test
    void every_defect_has_a_row_and_every_row_a_defect() {
        assertEquals(defects(), List.copyOf(rows().keySet()));
    }

    @Test
    void every_shipped_module_has_a_defect() {
        assertEquals(
                new TreeSet<>(Modules.SHIPPED),
                defects().stream()
                        .map(EnforcementMatrixTest::moduleOf)
                        .filter(Modules.SHIPPED::contains)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Only Maven: the compiler gets the class path of the module and no module descriptor. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void maven(String defect) {
        List<Path> sources = sourcesIn(DEFECTS.resolve(defect)).stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .toList();

        String errors = Javac.compile(sources, classes, "-cp", classPathOf(moduleOf(defect)));

        assertEquals(row(defect).maven(), cell(errors), errors);
    }

    /** Only JPMS: all modules and libraries are on the module path, and the real descriptor says which ones the module reads. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void jpms(String defect) throws IOException {
        Path descriptor = Modules.ROOT.resolve(moduleOf(defect)).resolve("src/main/java/module-info.java");
        if (defect.startsWith(Modules.APP)) {
            assertFalse(Files.exists(descriptor));
            assertEquals("none", row(defect).jpms());
            return;
        }
        List<String> options = new ArrayList<>(List.of("--module-path", EVERYTHING));
        if (Files.exists(descriptor)) {
            options.addAll(List.of("--patch-module", nameOf(descriptor) + "=" + DEFECTS.resolve(defect)));
        }
        for (Path source : sourcesOfOtherModules(defect)) {
            assertEquals("", Javac.compile(List.of(source), otherModule, "-cp", EVERYTHING));
            options.addAll(List.of("--patch-module", packageOf(source) + "=" + otherModule));
        }

        String errors = Javac.compile(sourcesIn(DEFECTS.resolve(defect)), classes, options.toArray(String[]::new));

        assertEquals(row(defect).jpms(), cell(errors), errors);
    }

    /** Only ArchUnit: everything is on one class path. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("defects")
    void arch_unit(String defect) {
        assertEquals(
                row(defect).archUnit(),
                sourcesIn(DEFECTS.resolve(defect)).stream()
                        .map(EnforcementMatrixTest::classNameOf)
                        .flatMap(name -> BROKEN_RULES.getOrDefault(name, Set.of()).stream())
                        .sorted()
                        .distinct()
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), rules -> rules.isEmpty() ? "green" : rules)));
    }

    @BeforeAll
    static void checkAllDefectsWithArchUnit() {
        List<Path> sources = Javac.javaFilesBelow(DEFECTS).stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .toList();
        assertEquals("", Javac.compile(sources, allDefects, "-cp", EVERYTHING));
        List<Path> all = Stream.concat(Modules.shippedClasses().stream(), Stream.of(allDefects))
                .toList();
        JavaClasses read = SesiRules.SESI.classesIn(all);
        for (LayerRule rule : SesiRules.all().rules()) {
            // All defects are present at once, so a cycle cannot be attributed to one of them.
            if (!rule.id().equals("packages-have-no-cycles")) {
                rule.violations(read)
                        .forEach(violation -> BROKEN_RULES
                                .computeIfAbsent(topLevelName(violation.type()), name -> new TreeSet<>())
                                .add(rule.id()));
            }
        }
    }

    private static String topLevelName(String type) {
        return type.replaceFirst("\\$.*", "");
    }

    /** {@return {@code green}, {@code red} for a class that the compiler cannot access, or else the unexpected errors} */
    private static String cell(String errors) {
        boolean notAccessible = NOT_ACCESSIBLE.matcher(errors).find();
        return errors.isEmpty() ? "green" : notAccessible ? "red" : errors;
    }

    private static Row row(String defect) {
        return Objects.requireNonNull(rows().get(defect), defect);
    }

    /** {@return the shipped module that contains the path; for other paths, their first folder} */
    private static String moduleOf(String path) {
        return Modules.SHIPPED.stream()
                .filter(module -> path.startsWith(module + "/"))
                .findFirst()
                .orElseGet(() -> path.split("/", 2)[0]);
    }

    private static List<Path> sourcesIn(Path folder) {
        return Javac.javaFilesBelow(folder).stream()
                .filter(file -> folder.equals(file.getParent()))
                .toList();
    }

    private static List<Path> sourcesOfOtherModules(String defect) {
        List<Path> sources = new ArrayList<>(Javac.javaFilesBelow(DEFECTS.resolve(defect)));
        sources.removeAll(sourcesIn(DEFECTS.resolve(defect)));
        return sources;
    }

    /**
     * {@return the class path that Maven gives the module, with the module's own classes; a module that is not ours gets the
     * class path of the app}
     */
    private static String classPathOf(String module) {
        String known = Modules.SHIPPED.contains(module) ? module : Modules.APP;
        return Modules.classesOf(known) + ":" + Modules.compileClassPath(known);
    }

    private static String nameOf(Path descriptor) {
        return Modules.read(descriptor).replaceFirst("(?s).*\nmodule ([\\w.]+).*", "$1");
    }

    private static String classNameOf(Path source) {
        return packageOf(source) + "." + String.valueOf(source.getFileName()).replace(".java", "");
    }

    /** {@return the package of the source; JPMS modules of this project have the same name as their package} */
    private static String packageOf(Path source) {
        return Modules.read(source).replaceFirst("(?s)package ([\\w.]+);.*", "$1");
    }
}
