package id.sesi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import id.sesi.layers.Javac;
import id.sesi.layers.LayerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sesi's own rules detect the usual ways to read a clock, to get randomness and to start a thread. */
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
    void reading_a_clock_or_randomness_breaks_the_rule(String expression) throws IOException {
        assertEquals(1, violationsOf(clockRule(), expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.ofEpochSecond(1)",
                "java.time.Duration.ofSeconds(1)",
                "java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC)",
                "new java.util.UUID(1, 2)"
            })
    void a_fixed_time_or_value_does_not_break_the_rule(String expression) throws IOException {
        assertEquals(0, violationsOf(clockRule(), expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread()",
                "new java.util.Timer()",
                "new java.util.concurrent.CompletableFuture<Void>().orTimeout(1, java.util.concurrent.TimeUnit.DAYS)",
                "java.util.concurrent.CompletableFuture.delayedExecutor(1, java.util.concurrent.TimeUnit.DAYS)",
                "java.util.concurrent.CompletableFuture.runAsync(() -> {})",
                "java.util.concurrent.Executors.newCachedThreadPool()",
                "java.util.concurrent.Executors.newSingleThreadScheduledExecutor()",
                "java.util.concurrent.ForkJoinPool.commonPool()"
            })
    void starting_a_thread_breaks_the_rule(String expression) throws IOException {
        assertEquals(1, violationsOf(SesiRules.embeddedModulesStartNoThread(), expression));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thread.currentThread()", "new java.util.concurrent.FutureTask<>(() -> 1)"})
    void running_on_the_thread_of_the_caller_does_not_break_the_rule(String expression) throws IOException {
        assertEquals(0, violationsOf(SesiRules.embeddedModulesStartNoThread(), expression));
    }

    private int violationsOf(LayerRule rule, String expression) throws IOException {
        Path source = folder.resolve("Probe.java");
        Files.writeString(
                source, "package id.sesi.domain; class Probe { Object value() { return " + expression + "; } }");
        assertEquals("", Javac.compile(List.of(source), folder));
        return rule.violations(new ClassFileImporter().importPaths(folder)).size();
    }

    private static LayerRule clockRule() {
        return SesiRules.all().rules().stream()
                .filter(rule -> rule.id().equals("inside-reads-no-clock"))
                .findFirst()
                .orElseThrow();
    }
}
