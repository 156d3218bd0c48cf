package id.sesi.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an ArchUnit that is too old, the rules say so instead of failing with a {@link NoSuchMethodError}. */
class ArchUnitVersionTest {

    private static final String SOURCE = """
            public class Old {
                public static void main(String[] arguments) {
                    id.sesi.layers.LayerRules.of(id.sesi.layers.Hexagon.below("com.acme.orders"));
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void an_old_archunit_is_named() throws Exception {
        String output = run(Path.of("target/old-archunit/archunit-1.4.2.jar").toString());

        assertTrue(output.contains("needs ArchUnit 1.5.0 or later, found 1.4.2"), output);
        assertFalse(output.contains("\tat "), output);
    }

    @Test
    void the_archunit_of_the_build_is_accepted() throws Exception {
        assertEquals("", run(System.getProperty("java.class.path")));
    }

    private String run(String archUnit) throws Exception {
        Path source = Files.writeString(folder.resolve("Old.java"), SOURCE);
        String classPath = "target/classes:" + archUnit;
        assertEquals("", Javac.compile(List.of(source), folder, "-cp", classPath));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        folder + ":" + classPath,
                        "Old")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return Files.readString(output, UTF_8);
    }
}
