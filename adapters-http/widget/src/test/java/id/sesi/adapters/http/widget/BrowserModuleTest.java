package id.sesi.adapters.http.widget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the JavaScript module, and checks how the jar offers it. */
class BrowserModuleTest {

    private static final int MIN_NODE = 20;
    private static final int MIN_TESTS = 163;
    private static final Path TESTS = Path.of("src/test/browser/sesi-widget.test.mjs");
    private static final Pattern PASSED = Pattern.compile("(?m)^# pass (\\d+)$");

    @TempDir
    Path folder;

    @Test
    void the_tests_of_the_module_pass_in_node() throws Exception {
        assumeTrue(nodeVersion() >= MIN_NODE, "Node.js " + MIN_NODE + " or later is not installed");

        String output = run(0, "node", "--test", "--test-reporter=tap", TESTS.toString());

        Matcher passed = PASSED.matcher(output);
        assertTrue(passed.find(), output);
        assertTrue(Integer.parseInt(passed.group(1)) >= MIN_TESTS, output);
    }

    @Test
    void servers_find_the_module_by_the_convention_of_webjars() throws IOException {
        assertTrue(WidgetScript.PATH.matches("/webjars/sesi-widget/\\d+\\.[^/$]+/sesi-widget\\.js"), WidgetScript.PATH);
        for (String name : List.of("sesi-widget.js", "sesi-widget.d.ts")) {
            Path source = Path.of("src/main/browser").resolve(name);
            Path served = Path.of("target/classes/META-INF/resources" + WidgetScript.PATH)
                    .resolveSibling(name);
            assertEquals(-1, Files.mismatch(source, served));
        }
        assertEquals(Files.readString(Path.of("src/main/browser/sesi-widget.js")), WidgetScript.text());
        String locator = Files.readString(Path.of("target/classes/META-INF/resources/webjars-locator.properties"));
        assertEquals(
                "/webjars/sesi-widget/" + locator.strip().replace("sesi-widget.version=", "") + "/sesi-widget.js",
                WidgetScript.PATH);
    }

    /** {@return the major version; 0 if Node.js is not installed} */
    private int nodeVersion() throws Exception {
        try {
            return Integer.parseInt(run(0, "node", "--version").strip().replaceFirst("v(\\d+)\\..*", "$1"));
        } catch (IOException e) {
            return 0;
        }
    }

    /** The output goes to a file, because reading a pipe has no time limit. */
    private String run(int exitCode, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "node", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(240, TimeUnit.SECONDS);
            String text = Files.readString(output, UTF_8);
            assertTrue(ended, text);
            assertEquals(exitCode, process.exitValue(), text);
            return text;
        } finally {
            process.destroyForcibly();
        }
    }
}
