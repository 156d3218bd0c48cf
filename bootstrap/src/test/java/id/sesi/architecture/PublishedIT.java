package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What others get: the layering rules and the port contracts as they are published, in a process of their own, with JUnit 5
 * and 6 and nothing of ours that they do not need.
 */
class PublishedIT {

    private static final String JUNIT_5 = "1.13.4";
    private static final String JUNIT_6 = "6.1.3";

    private static final Path DISTRIBUTION = Path.of("target/sesi/lib");
    private static final Pattern TEST_CASE =
            Pattern.compile("<testcase name=\"(\\w+)[^\"]*\" classname=\"([\\w.]+)\"[^>]*>\\s*(<failure|<error)?");

    @TempDir
    Path project;

    @TempDir
    Path reports;

    private Path classes;
    private Path tests;

    @BeforeEach
    void layOut() {
        classes = project.resolve("target/classes");
        tests = project.resolve("target/test-classes");
    }

    private record Run(int exitCode, String output) {}

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void another_team_passes_the_layering_rules(String junit) throws Exception {
        OrdersHexagon.compileSound(classes);
        Run run = runLayersTest(junit);

        assertEquals(0, run.exitCode(), run.output());
        assertEquals(Map.of("com.acme.orders.LayersTest", Set.of()), failures());
    }

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void another_team_fails_the_layering_rules(String junit) throws Exception {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter"), classes);
        Run run = runLayersTest(junit);

        assertEquals(1, run.exitCode(), run.output());
        assertTrue(
                run.output()
                        .contains("layer rule adapters-are-strangers is broken"
                                + " at com.acme.orders.adapters.web.CallsStore(CallsStore.java:6), and 1 more"),
                run.output());
    }

    @Test
    void our_own_rules_pass_from_the_built_artifact_on_the_built_jars() throws Exception {
        List<Path> path = new ArrayList<>(List.of(layers(), Path.of("target/test-classes")));
        path.addAll(distribution(".*"));
        path.addAll(archUnit());

        Run run = run(JUNIT_6, path, "--select-class=id.sesi.architecture.ArchitectureTest");

        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains((SesiRules.all().size() + 2) + " tests successful"), run.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void adapters_of_others_pass_or_fail_the_contracts(String junit) throws Exception {
        Path sources = OrdersHexagon.SOURCES.resolve("adapters");
        List<Path> path = new ArrayList<>(List.of(onlyFile("../application/target", ".*-contract-tests\\.jar"), tests));
        path.addAll(distribution("sesi-(domain|application)-.*"));
        compile(Javac.javaFilesBelow(sources), path, junit);

        Run run = run(junit, path, "--scan-class-path=" + tests);

        assertEquals(1, run.exitCode(), run.output());
        assertEquals(announcedBy(Javac.javaFilesBelow(sources)), failures());
    }

    /** Else a test of a suite might be one that cannot fail. */
    @Test
    void each_test_of_the_contracts_is_failed_by_some_adapter() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path suite : Javac.javaFilesBelow(Path.of("../application/src/test/java/id/sesi/application/contract"))) {
            Matcher test = Pattern.compile("\n    void (\\w+)\\(").matcher(Files.readString(suite));
            while (test.find()) {
                tests.add(test.group(1));
            }
        }
        Set<String> failed = new TreeSet<>();
        announcedBy(Javac.javaFilesBelow(OrdersHexagon.SOURCES.resolve("adapters")))
                .values()
                .forEach(failed::addAll);
        assertEquals(tests, failed);
    }

    /** The recipe of docs/layering.md, with its own settings: without a store, with the two switches, with the store. */
    @Test
    void the_freeze_recipe_works_as_written() throws Exception {
        OrdersHexagon.compileSound(classes);
        OrdersHexagon.mutate(OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter"), classes);
        List<Path> path = layersTestPath();
        Path published = OrdersHexagon.SOURCES.resolve("published");
        compile(List.of(published.resolve("FrozenLayersTest.java")), path, JUNIT_5);
        Files.copy(published.resolve("archunit.properties"), tests.resolve("archunit.properties"));
        String selection = "--scan-class-path=" + tests;

        Run checkout = run(JUNIT_5, path, selection);
        Run writing = run(
                JUNIT_5,
                path,
                selection,
                "-Darchunit.freeze.store.default.allowStoreCreation=true",
                "-Darchunit.freeze.store.default.allowStoreUpdate=true");
        Run afterwards = run(JUNIT_5, path, selection);

        assertEquals(1, checkout.exitCode());
        assertTrue(checkout.output().contains("Creating new violation store is disabled"), checkout.output());
        assertEquals(0, writing.exitCode(), writing.output());
        assertEquals(0, afterwards.exitCode(), afterwards.output());
        assertTrue(Files.exists(project.resolve("src/test/frozen-violations/stored.rules")));
    }

    private List<Path> layersTestPath() throws IOException {
        List<Path> path = new ArrayList<>(List.of(layers(), classes, tests));
        path.addAll(archUnit());
        return path;
    }

    private Run runLayersTest(String junit) throws IOException, InterruptedException {
        List<Path> path = layersTestPath();
        compile(List.of(OrdersHexagon.SOURCES.resolve("published/LayersTest.java")), path, junit);
        return run(junit, path, "--scan-class-path=" + tests);
    }

    private void compile(Collection<Path> sources, List<Path> path, String junit) throws IOException {
        assertEquals("", Javac.compile(sources, tests, "-cp", join(path) + ":" + console(junit)));
    }

    private Run run(String junit, List<Path> path, String selection, String... jvm)
            throws IOException, InterruptedException {
        Path output = reports.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(jvm));
        command.addAll(List.of(
                "-cp",
                absolute(console(junit) + ":" + join(path)),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--reports-dir=" + reports,
                selection));
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return new Run(process.exitValue(), Files.readString(output));
    }

    private static String absolute(String path) {
        return Stream.of(path.split(":", -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    /** {@return the tests that failed, for each class that ran} */
    private Map<String, Set<String>> failures() throws IOException {
        Map<String, Set<String>> failures = new TreeMap<>();
        Matcher matcher = TEST_CASE.matcher(Files.readString(reports.resolve("TEST-junit-jupiter.xml")));
        while (matcher.find()) {
            Set<String> ofClass = failures.computeIfAbsent(matcher.group(2), name -> new TreeSet<>());
            if (matcher.group(3) != null) {
                ofClass.add(matcher.group(1));
            }
        }
        return failures;
    }

    private static Map<String, Set<String>> announcedBy(List<Path> sources) throws IOException {
        Map<String, Set<String>> announced = new TreeMap<>();
        for (Path source : sources) {
            String name =
                    "com.acme.keys." + String.valueOf(source.getFileName()).replace(".java", "");
            String breaks = Files.readString(source).replaceFirst("(?s).*// breaks: ([^\n]+)\n.*", "$1");
            announced.put(name, breaks.equals("nothing") ? Set.of() : new TreeSet<>(List.of(breaks.split(", ", -1))));
        }
        return announced;
    }

    private static Path layers() throws IOException {
        return onlyFile("target", ".*-layers\\.jar");
    }

    private static Path console(String junit) throws IOException {
        return onlyFile("target/junit", ".*-" + Pattern.quote(junit) + "\\.jar");
    }

    /** ArchUnit, and the logging that it needs. */
    private static List<Path> archUnit() {
        return Stream.of(System.getProperty("java.class.path").split(":", -1))
                .filter(jar -> jar.matches(".*/(archunit|slf4j-api)-[^/]*"))
                .map(Path::of)
                .toList();
    }

    private static List<Path> distribution(String names) throws IOException {
        try (Stream<Path> jars = Files.list(DISTRIBUTION)) {
            return jars.filter(jar -> String.valueOf(jar.getFileName()).matches(names))
                    .toList();
        }
    }

    private static Path onlyFile(String folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            List<Path> found = files.filter(
                            file -> String.valueOf(file.getFileName()).matches(name))
                    .toList();
            assertEquals(1, found.size(), found::toString);
            return found.get(0);
        }
    }

    private static String join(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(":"));
    }
}
