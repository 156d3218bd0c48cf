package id.sesi.architecture;

import static id.sesi.architecture.JUnitConsole.JUNIT_5;
import static id.sesi.architecture.JUnitConsole.JUNIT_6;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the published contract of the gateway on the example in {@code docs/embedding}, and on variants with one defect. */
class BadGatewaysIT {

    private static final String PARALLEL = "-Djunit.jupiter.execution.parallel.";

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void the_example_passes_the_contract(String junit) throws Exception {
        GatewayVariant sound = GatewayVariant.sound();

        JUnitConsole.Run run = run(junit, List.of(sound), List.of("--select-class=" + sound.testClass()));

        assertEquals(0, run.exitCode(), run.output());
    }

    /** Runs only the tests that a variant must fail: running all of them would take a minute. */
    @Test
    void each_variant_fails_the_expected_tests() throws Exception {
        List<GatewayVariant> variants = GatewayVariant.all();
        List<String> selections = new ArrayList<>();
        Map<String, Set<String>> expected = new TreeMap<>();
        for (GatewayVariant variant : variants) {
            variant.failedMethods()
                    .forEach(method -> selections.add("--select-method=" + variant.testClass() + "#" + method));
            expected.put(variant.testClass(), variant.failures());
        }

        JUnitConsole.Run run = run(JUNIT_6, variants, selections);

        assertEquals(1, run.exitCode(), run.output());
        assertEquals(expected, new JUnitConsole(project).failures());
    }

    private JUnitConsole.Run run(String junit, List<GatewayVariant> variants, List<String> selections)
            throws Exception {
        JUnitConsole console = new JUnitConsole(project);
        List<Path> path = new ArrayList<>(List.of(
                JUnitConsole.onlyFile("../../application/port-contracts/target", "sesi-port-contracts-.*\\.jar"),
                JUnitConsole.onlyFile("target/junit", "minimal-json-.*\\.jar"),
                console.tests()));
        path.addAll(JUnitConsole.distribution("sesi-(domain|application)-.*"));
        List<Path> sources = new ArrayList<>();
        for (GatewayVariant variant : variants) {
            sources.addAll(variant.writeTo(project.resolve("src")));
        }
        console.compile(sources, path, junit);
        // Most tests wait for a time limit, so more of them run at once than there are processors.
        return console.run(
                junit,
                path,
                selections,
                PARALLEL + "enabled=true",
                PARALLEL + "mode.default=concurrent",
                PARALLEL + "config.strategy=fixed",
                PARALLEL + "config.fixed.parallelism=16");
    }
}
