package id.sesi.architecture;

import static id.sesi.architecture.JUnitConsole.JUNIT_5;
import static id.sesi.architecture.JUnitConsole.JUNIT_6;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the published contract of the gateway on the example in {@code docs/embedding}, and on variants with one defect. */
@Tag("slow")
class BadGatewaysIT {

    private static final String PARALLEL = "-Djunit.jupiter.execution.parallel.";

    @TempDir
    Path project;

    /** Runs only the tests that a variant must fail, because a run of all tests for each variant takes half a minute. */
    @Test
    void the_example_passes_the_contract_and_each_variant_fails_the_expected_tests() throws Exception {
        JUnitConsole console = new JUnitConsole(project);
        GatewayVariant example = GatewayVariant.sound();
        List<GatewayVariant> variants = GatewayVariant.all();
        List<Path> path = compile(console, Stream.concat(Stream.of(example), variants.stream()));

        JUnitConsole.Run passed = run(console, JUNIT_5, path, List.of("--select-class=" + example.testClass()));
        assertEquals(0, passed.exitCode(), passed.output());

        Map<String, Integer> dynamicTests = console.dynamicTests();
        JUnitConsole.Run failed = run(
                console,
                JUNIT_6,
                path,
                variants.stream()
                        .flatMap(variant -> variant.selections(dynamicTests).stream())
                        .toList());
        assertEquals(
                variants.stream().collect(toMap(GatewayVariant::testClass, GatewayVariant::failures)),
                console.failures(),
                failed.output());
    }

    private List<Path> compile(JUnitConsole console, Stream<GatewayVariant> variants) throws IOException {
        List<Path> path = new ArrayList<>(List.of(
                JUnitConsole.onlyFile("../../application/port-contracts/target", "sesi-port-contracts-.*\\.jar"),
                JUnitConsole.onlyFile("target/junit", "minimal-json-.*\\.jar"),
                console.tests()));
        path.addAll(JUnitConsole.distribution("sesi-(domain|application)-.*"));
        List<Path> sources = new ArrayList<>();
        for (GatewayVariant variant : variants.toList()) {
            sources.addAll(variant.writeTo(project.resolve("src")));
        }
        console.compile(sources, path, JUNIT_5);
        return path;
    }

    /** Some tests wait for a time limit, so more of them run at once than there are processors. */
    private static JUnitConsole.Run run(JUnitConsole console, String junit, List<Path> path, List<String> selections)
            throws Exception {
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
