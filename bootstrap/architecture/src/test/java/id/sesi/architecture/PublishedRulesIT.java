package id.sesi.architecture;

import static id.sesi.architecture.JUnitConsole.JUNIT_5;
import static id.sesi.architecture.JUnitConsole.JUNIT_6;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.layers.OrdersHexagon;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the published layer rules: on code of another team with JUnit 5 and 6, and on the jars of Sesi's distribution. */
@Tag("slow")
class PublishedRulesIT {

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void a_sound_hexagon_of_another_team_passes(String junit) throws Exception {
        OrdersHexagon.compileSound(console().classes());
        JUnitConsole.Run run = runLayersTest(junit);

        assertEquals(0, run.exitCode(), run.output());
        assertEquals(Map.of("com.acme.orders.LayersTest", Set.of()), console().failures());
    }

    @Test
    void a_broken_hexagon_of_another_team_fails() throws Exception {
        OrdersHexagon.compileSound(console().classes());
        OrdersHexagon.mutate(
                OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter"),
                console().classes());
        JUnitConsole.Run run = runLayersTest(JUNIT_6);

        assertEquals(1, run.exitCode(), run.output());
        assertTrue(
                run.output()
                        .contains("layer rule adapters-are-independent is broken"
                                + " at com.acme.orders.adapters.web.CallsStore(CallsStore.java:6), and 1 more"),
                run.output());
    }

    @Test
    void the_shipped_jars_pass_the_published_rules() throws Exception {
        List<Path> path = new ArrayList<>(List.of(layers(), Path.of("target/test-classes")));
        path.addAll(archUnit());
        List<Path> shipped = new ArrayList<>(JUnitConsole.distribution("sesi-.*\\.jar"));
        shipped.add(
                JUnitConsole.onlyFile(Modules.ROOT.resolve(Modules.METRICS) + "/target", "sesi-micrometer-.*\\.jar"));
        assertEquals(Modules.SHIPPED.size(), shipped.size(), shipped::toString);

        JUnitConsole.Run run = console()
                .run(
                        JUNIT_6,
                        path,
                        "--select-class=id.sesi.architecture.ArchitectureTest",
                        "-D" + Modules.SHIPPED_JARS + "=" + absolute(shipped));

        assertEquals(0, run.exitCode(), run.output());
        assertTrue(run.output().contains((SesiRules.all().rules().size() + 2) + " tests successful"), run.output());
    }

    /** Four runs: without a file, creating it, with it, and with it after a violation was fixed. */
    @Test
    void known_violations_pass_as_documented() throws Exception {
        OrdersHexagon.compileSound(console().classes());
        OrdersHexagon.mutate(
                OrdersHexagon.SOURCES.resolve("broken/adapter-calls-adapter"),
                console().classes());
        List<Path> path = layersTestPath();
        console().compile(List.of(OrdersHexagon.SOURCES.resolve("published/BaselineLayersTest.java")), path, JUNIT_5);
        Files.createDirectories(project.resolve("src/test"));
        String selection = "--scan-class-path=" + console().tests();

        JUnitConsole.Run withoutFile = console().run(JUNIT_5, path, selection);
        JUnitConsole.Run creating = console().run(JUNIT_5, path, selection, "-Dsesi.layers.baseline=create");
        JUnitConsole.Run withFile = console().run(JUNIT_5, path, selection);
        Files.delete(console().classes().resolve("com/acme/orders/adapters/web/CallsStore.class"));
        JUnitConsole.Run fixed = console().run(JUNIT_5, path, selection);

        assertEquals(1, withoutFile.exitCode());
        assertTrue(withoutFile.output().contains("layers-baseline.txt does not exist"), withoutFile.output());
        assertEquals(0, creating.exitCode(), creating.output());
        assertEquals(0, withFile.exitCode(), withFile.output());
        assertEquals(1, fixed.exitCode());
        assertTrue(
                fixed.output().contains("no longer exists at com.acme.orders.adapters.web.CallsStore"), fixed.output());
    }

    private JUnitConsole console() {
        return new JUnitConsole(project);
    }

    private List<Path> layersTestPath() throws IOException {
        List<Path> path =
                new ArrayList<>(List.of(layers(), console().classes(), console().tests()));
        path.addAll(archUnit());
        return path;
    }

    private JUnitConsole.Run runLayersTest(String junit) throws IOException, InterruptedException {
        List<Path> path = layersTestPath();
        console().compile(List.of(OrdersHexagon.SOURCES.resolve("published/LayersTest.java")), path, junit);
        return console().run(junit, path, "--scan-class-path=" + console().tests());
    }

    private static Path layers() throws IOException {
        return JUnitConsole.onlyFile(
                "../layer-rules/target", "sesi-layer-rules-.*(?<!-(tests|all|javadoc|sources))\\.jar");
    }

    private static String absolute(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().toString()).collect(joining(File.pathSeparator));
    }

    /** {@return the jars of ArchUnit and of the logging API that it needs} */
    private static List<Path> archUnit() {
        return Stream.of(System.getProperty("java.class.path").split(":", -1))
                .filter(jar -> jar.matches(".*/(archunit|slf4j-api)-[^/]*"))
                .map(Path::of)
                .toList();
    }
}
