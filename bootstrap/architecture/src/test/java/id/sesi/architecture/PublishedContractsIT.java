package id.sesi.architecture;

import static id.sesi.architecture.JUnitConsole.JUNIT_5;
import static id.sesi.architecture.JUnitConsole.JUNIT_6;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.layers.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the published port contracts with JUnit 5 and 6 on adapters of another team. Most of these adapters are broken. */
class PublishedContractsIT {

    private static final Path ADAPTERS = Path.of("src/test/hexagons/adapters");

    private static final String CONTRACTS = "../../application/port-contracts";

    private static final Pattern TEST =
            Pattern.compile("@Test(?:Factory)?\n    (?:void|(?:Stream|List)<DynamicTest>) (\\w+)\\(");

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void adapters_of_others_pass_or_fail_the_contracts(String junit) throws Exception {
        JUnitConsole console = new JUnitConsole(project);
        List<Path> path = new ArrayList<>(
                List.of(JUnitConsole.onlyFile(CONTRACTS + "/target", "sesi-port-contracts-.*\\.jar"), console.tests()));
        path.addAll(JUnitConsole.distribution("sesi-(domain|application)-.*"));
        console.compile(Javac.javaFilesBelow(ADAPTERS), path, junit);

        JUnitConsole.Run run = console.run(junit, path, "--scan-class-path=" + console.tests());

        assertEquals(1, run.exitCode(), run.output());
        assertEquals(expectedFailures(Javac.javaFilesBelow(ADAPTERS)), console.failures());
    }

    /** This shows that each test of a suite can fail. */
    @Test
    void some_adapter_fails_each_test_of_the_contracts() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path suite : Javac.javaFilesBelow(Path.of(CONTRACTS, "src/main/java"))) {
            Matcher test = TEST.matcher(Files.readString(suite));
            while (test.find()) {
                tests.add(test.group(1));
            }
        }
        Set<String> failed = new TreeSet<>();
        expectedFailures(Javac.javaFilesBelow(ADAPTERS)).values().forEach(failed::addAll);
        GatewayVariant.all().forEach(variant -> failed.addAll(variant.failedMethods()));
        assertEquals(tests, failed);
    }

    private static Map<String, Set<String>> expectedFailures(List<Path> sources) throws IOException {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (Path source : sources) {
            String name =
                    "com.acme.keys." + String.valueOf(source.getFileName()).replace(".java", "");
            String breaks = Files.readString(source).replaceFirst("(?s).*// breaks: ([^\n]+)\n.*", "$1");
            expected.put(name, breaks.equals("nothing") ? Set.of() : new TreeSet<>(List.of(breaks.split(", ", -1))));
        }
        return expected;
    }
}
