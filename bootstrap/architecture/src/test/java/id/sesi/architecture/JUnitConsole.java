package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.layers.Javac;
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

/** Runs tests of another team with the console launcher of JUnit 5 or 6, in a separate process with the given class path. */
record JUnitConsole(Path project) {

    static final String JUNIT_5 = "1.13.4";
    static final String JUNIT_6 = "6.1.3";

    private static final Pattern TEST_CASE = Pattern.compile(
            "<testcase name=\"(\\w+)[^\"]*\" classname=\"([\\w.]+)\"[^>]*>(.*?)</testcase>", Pattern.DOTALL);
    private static final Pattern DYNAMIC_TEST =
            Pattern.compile("\\[dynamic-test:#(\\d+).*\ndisplay-name: (?:.* > )?(.*)");

    record Run(int exitCode, String output) {}

    Path classes() {
        return project.resolve("target/classes");
    }

    Path tests() {
        return project.resolve("target/test-classes");
    }

    void compile(Collection<Path> sources, List<Path> path, String junit) throws IOException {
        assertEquals("", Javac.compile(sources, tests(), "-cp", join(path) + ":" + launcher(junit)));
    }

    Run run(String junit, List<Path> path, String selection, String... jvm) throws IOException, InterruptedException {
        return run(junit, path, List.of(selection), jvm);
    }

    Run run(String junit, List<Path> path, List<String> selections, String... jvm)
            throws IOException, InterruptedException {
        Path output = project.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(jvm));
        command.addAll(List.of(
                "-cp",
                absolute(launcher(junit) + ":" + join(path)),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--reports-dir=" + project));
        command.addAll(selections);
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(3, TimeUnit.MINUTES));
        return new Run(process.exitValue(), Files.readString(output));
    }

    private static String absolute(String path) {
        return Stream.of(path.split(":", -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    /**
     * {@return the names of the failed tests, by test class; the set is empty for a class without failures}
     *
     * <p>The name of a dynamic test is that of its method and its own, such as {@code method: name}.
     */
    Map<String, Set<String>> failures() throws IOException {
        Map<String, Set<String>> failures = new TreeMap<>();
        Matcher test = TEST_CASE.matcher(report());
        while (test.find()) {
            Set<String> ofClass = failures.computeIfAbsent(test.group(2), name -> new TreeSet<>());
            if (test.group(3).contains("<failure") || test.group(3).contains("<error")) {
                Matcher dynamic = DYNAMIC_TEST.matcher(test.group(3));
                ofClass.add(test.group(1) + (dynamic.find() ? ": " + dynamic.group(2) : ""));
            }
        }
        return failures;
    }

    /** {@return the zero-based index of each dynamic test of the last run, by its name such as {@code method: name}} */
    Map<String, Integer> dynamicTests() throws IOException {
        Map<String, Integer> indexes = new TreeMap<>();
        Matcher test = TEST_CASE.matcher(report());
        while (test.find()) {
            Matcher dynamic = DYNAMIC_TEST.matcher(test.group(3));
            if (dynamic.find()) {
                indexes.put(test.group(1) + ": " + dynamic.group(2), Integer.parseInt(dynamic.group(1)) - 1);
            }
        }
        return indexes;
    }

    private String report() throws IOException {
        return Files.readString(project.resolve("TEST-junit-jupiter.xml"));
    }

    private static Path launcher(String junit) throws IOException {
        return onlyFile("target/junit", ".*-" + Pattern.quote(junit) + "\\.jar");
    }

    static List<Path> distribution(String names) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("../target/sesi/lib"))) {
            return jars.filter(jar -> String.valueOf(jar.getFileName()).matches(names))
                    .toList();
        }
    }

    static Path onlyFile(String folder, String name) throws IOException {
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
