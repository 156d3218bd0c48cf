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
 * Each of the three mechanisms rejects a deliberately bad example: a source file below {@code src/test/bad-examples}, which
 * compiles and passes if the mechanism is disabled. The fourth example, a dependency that is not on a list, is in {@code .ci/run}.
 */
class EnforcementTest {

    private static final Path EXAMPLES = Path.of("src/test/bad-examples");
    private static final Path DOMAIN = Path.of("../domain/target/classes");
    private static final String NOTHING = "";

    @TempDir
    Path output;

    @Test
    void maven_gives_the_domain_no_library() throws IOException {
        String example = "DomainReadsJson.java";

        assertEquals(NOTHING, compile(example, "--class-path", DOMAIN + File.pathSeparator + everything()));
        assertContains(
                "compiler.err.doesnt.exist: com.squareup.moshi",
                compile(example, "--class-path", DOMAIN + File.pathSeparator + classPathOf("../domain")));
    }

    @Test
    void the_module_system_gives_the_domain_no_other_module_of_the_jdk() throws IOException {
        String example = "DomainUsesSql.java";

        assertEquals(NOTHING, compile(example, "--class-path", DOMAIN.toString()));
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
        assertEquals(NOTHING, compile("CliAsksForRates.java", "--class-path", everything()));
        LayerRules rules = new LayersTest().rules();
        List<Path> classes = new ArrayList<>(List.of(output, Path.of("target/classes")));
        // The other modules of this build: each of them is a folder or a jar in its folder "target".
        Stream.of(everything().split(File.pathSeparator, -1))
                .filter(path -> path.matches(".*[/\\\\]target[/\\\\][^/\\\\]+"))
                .map(Path::of)
                .forEach(classes::add);

        JavaClasses read = rules.hexagon().classesIn(classes);

        assertEquals(
                List.of("driven-ports-are-called-from-inside"),
                rules.rules().stream()
                        .filter(rule -> !rule.violations(read).isEmpty())
                        .map(LayerRule::id)
                        .toList());
    }

    /** {@return the errors of the compiler, without texts in the language of this machine} */
    private String compile(String example, String... options) {
        List<String> arguments = new ArrayList<>(List.of("-XDrawDiagnostics", "-proc:none", "-d", output.toString()));
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

    private static void assertContains(String expected, String text) {
        assertTrue(text.contains(expected), () -> "'" + expected + "' is not in: " + text);
    }
}
