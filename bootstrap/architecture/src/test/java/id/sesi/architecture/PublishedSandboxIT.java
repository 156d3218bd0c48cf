package id.sesi.architecture;

import static id.sesi.architecture.JUnitConsole.JUNIT_5;
import static id.sesi.architecture.JUnitConsole.JUNIT_6;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.layers.Javac;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the test of another team with the published extension for the sandbox. */
class PublishedSandboxIT {

    private static final Path PAGE = Path.of("src/test/hexagons/page");

    private static final Path EXTENSION = Path.of("../../adapters-http/sandbox-junit");

    private static final Pattern JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?) \\* }</pre>", Pattern.DOTALL);
    private static final Pattern MARKDOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(strings = {JUNIT_5, JUNIT_6})
    void the_test_of_another_team_passes(String junit) throws Exception {
        JUnitConsole console = new JUnitConsole(project);
        List<Path> path = new ArrayList<>(
                List.of(JUnitConsole.onlyFile(EXTENSION + "/target", "sesi-sandbox-junit-.*\\.jar"), console.tests()));
        path.addAll(JUnitConsole.distribution(".*\\.jar"));
        console.compile(Javac.javaFilesBelow(PAGE), path, junit);

        JUnitConsole.Run run = console.run(junit, path, "--scan-class-path=" + console.tests());

        assertEquals(0, run.exitCode(), run.output());
        assertEquals(Map.of("com.acme.page.CandidatePageTest", Set.of()), console.failures());
        assertTrue(run.output().lines().noneMatch(line -> line.startsWith("WARN")), run.output());
    }

    @Test
    void the_documentation_shows_the_code_of_that_test() {
        String test = withoutLayout(Modules.read(PAGE.resolve("CandidatePageTest.java")));
        Path sources = EXTENSION.resolve("src/main/java/id/sesi/adapters/http/sandbox/junit");

        for (String shown : List.of(
                example(JAVADOC, sources.resolve("package-info.java")),
                example(JAVADOC, sources.resolve("SandboxExtension.java")),
                example(MARKDOWN, Modules.DOCS.resolve("sandbox.md")))) {
            assertTrue(test.contains(withoutLayout(shown)), shown);
        }
    }

    private static String example(Pattern block, Path file) {
        Matcher example = block.matcher(Modules.read(file));
        assertTrue(example.find());
        return example.group(1).replaceAll("(?m)^ *\\*", "");
    }

    private static String withoutLayout(String text) {
        return text.replaceAll("\\s+", "");
    }
}
