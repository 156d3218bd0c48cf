package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.sesi.layers.Javac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule about clocks and randomness knows the usual ways to get them. */
class SesiRulesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.ZonedDateTime.now()",
                "java.time.Clock.systemUTC()",
                "java.time.Clock.tickMillis(java.time.ZoneOffset.UTC)",
                "java.time.InstantSource.system()",
                "new java.util.Date()",
                "java.util.Calendar.getInstance()",
                "System.nanoTime()",
                "java.util.UUID.randomUUID()",
                "new java.security.SecureRandom()",
                "java.util.random.RandomGenerator.getDefault()"
            })
    void a_clock_or_chance_turns_it_red(String expression) throws IOException {
        assertEquals(1, violationsOf(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.ofEpochSecond(1)",
                "java.time.Duration.ofSeconds(1)",
                "java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC)",
                "new java.util.UUID(1, 2)"
            })
    void a_moment_that_is_given_does_not(String expression) throws IOException {
        assertEquals(0, violationsOf(expression));
    }

    private int violationsOf(String expression) throws IOException {
        Path source = folder.resolve("Probe.java");
        Files.writeString(
                source, "package id.sesi.domain; class Probe { Object value() { return " + expression + "; } }");
        assertEquals("", Javac.compile(List.of(source), folder));
        return SesiRules.insideReadsNoClock()
                .rule()
                .evaluate(new ClassFileImporter().importPaths(folder))
                .getFailureReport()
                .getDetails()
                .size();
    }
}
