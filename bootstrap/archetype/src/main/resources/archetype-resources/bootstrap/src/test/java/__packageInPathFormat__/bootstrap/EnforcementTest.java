package ${package}.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import id.sesi.layers.LayerRule;
import id.sesi.layers.LayerRules;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each of the three mechanisms rejects a deliberately bad example: a source file below {@code src/test/bad-examples}. Each test
 * first compiles its example without the mechanism: otherwise a wrong name in the example would look like a rejection. The fourth
 * example, a dependency that is not on a list, is in {@code .ci/run}.
 */
class EnforcementTest {

    private static final Path EXAMPLES = Path.of("src/test/bad-examples");
    private static final Path DOMAIN = Path.of("../domain/target/classes");

    @TempDir
    Path output;

    @Test
    void maven_gives_the_domain_no_library() throws IOException {
        String example = "DomainUsesLibrary.java";

        assertCompiles(example, System.getProperty("java.class.path"));
        assertContains(
                "compiler.err.doesnt.exist: org.junit.jupiter.api",
                compile(example, "--class-path", DOMAIN + File.pathSeparator + classPathOf("../domain")));
    }

    @Test
    void the_module_system_gives_the_domain_no_other_module_of_the_jdk() throws IOException {
        String example = "DomainUsesSql.java";

        assertCompiles(example, DOMAIN.toString());
        assertContains(
                "compiler.err.package.not.visible: java.sql",
                compile(
                        example,
                        "--module-path",
                        DOMAIN.toString(),
                        "--patch-module",
                        LayersTest.ROOT + ".domain=" + EXAMPLES));
    }

    @Test
    void the_layer_rules_let_no_adapter_call_a_driven_port() throws IOException {
        String example = "CliAsksForRates.java";
        assertCompiles(example, everything());
        LayerRules rules = new LayersTest().rules();
        List<Path> classes = new ArrayList<>(List.of(output, Path.of("target/classes")));
        // The other modules of this build: each of them is a folder or a jar in its folder "target".
        Stream.of(everything().split(File.pathSeparator, -1))
                .filter(path -> path.matches(".*[/\\\\]target[/\\\\][^/\\\\]+"))
                .map(Path::of)
                .forEach(classes::add);

        JavaClasses read = rules.hexagon().classesIn(classes);

        // Only at the example: LayersTest reports the violations of other classes.
        assertEquals(
                List.of("driven-ports-are-called-from-inside"),
                rules.rules().stream()
                        .filter(rule -> rule.violations(read).stream()
                                .anyMatch(violation -> violation.file().equals(example)))
                        .map(LayerRule::id)
                        .toList());
    }

    /** {@return the errors of the compiler, without texts in the language of this machine} */
    private String compile(String example, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("-XDrawDiagnostics", "-proc:none", "-nowarn", "-d", output.toString()));
        arguments.addAll(List.of(options));
        arguments.add(EXAMPLES.resolve(example).toString());
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, errors, errors, arguments.toArray(String[]::new));
        return errors.toString(UTF_8);
    }

    private static String everything() throws IOException {
        return classPathOf(".");
    }

    /** The build writes this file for each module. */
    private static String classPathOf(String module) throws IOException {
        return Files.readString(Path.of(module, "target/compile-class-path"));
    }

    private void assertCompiles(String example, String classPath) {
        assertEquals(
                "",
                compile(example, "--class-path", classPath),
                () -> example + " does not compile without the mechanism either: let it name classes that exist");
    }

    private static void assertContains(String expected, String text) {
        assertTrue(text.contains(expected), () -> "'" + expected + "' is not in: " + text);
    }
}
