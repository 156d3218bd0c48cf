package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests faults that need a separate process: little memory, signals, and two terminals. */
@Tag("slow")
class FaultsIT {

    private static final Path FAULTS = Path.of("../../docs/faults");

    @TempDir
    private Path folder;

    /** Uses the largest responses of {@code docs/fault-matrix.md}. */
    @ParameterizedTest
    @CsvSource({
        "endless-body, 76",
        "endless-chunks, 76",
        "endless-chunk-extension, 76",
        "endless-header-line, 76",
        "endless-trailers, 76",
        "huge-length, 76",
        "gzip-bomb, 76",
        "gzip-bomb-in-gzip, 76",
        "nested-10000-deep, 76",
        "endless-401, 77"
    })
    void hostile_responses_fit_into_128_mebibytes(String fault, int exitCode) throws Exception {
        try (Sandbox sandbox = play(Files.readString(FAULTS.resolve(fault + ".json")))) {
            Map<String, String> environment = new HashMap<>(Launcher.VECTORS_KEY);
            environment.put("SESI_JAVA_OPTS", "-Xmx128m");

            Launcher.Result result =
                    Launcher.run(environment, "", create(sandbox.baseUrl().toString()));

            assertEquals(exitCode, result.exitCode(), result.err());
            assertFalse(result.err().contains("OutOfMemory"), result.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_during_a_pause_ends_the_command_at_once(String signal, int exitCode) throws Exception {
        try (Sandbox sandbox = play("{\"steps\": [{\"status\": 503, \"headers\": {\"Retry-After\": \"8\"}}]}")) {
            Process process = Launcher.builderForSignals(
                            Launcher.VECTORS_KEY, create(sandbox.baseUrl().toString()))
                    .start();
            try (BufferedReader err = process.errorReader(UTF_8)) {
                String place = err.readLine();
                assertTrue(place.startsWith("sesi: environment STAGING at "), place);
                String attempt = err.readLine();
                assertTrue(attempt.endsWith("next attempt in 8.0 s"), attempt);

                assertEquals(exitCode, Launcher.signal(process, signal));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_ends_the_command_at_once_while_the_vendor_is_silent(String signal, int exitCode) throws Exception {
        Scenario silence = Scenario.parse(Files.readString(FAULTS.resolve("silence.json")));
        try (Sandbox sandbox = play(silence)) {
            Process process = Launcher.builderForSignals(
                            Launcher.VECTORS_KEY, create(sandbox.baseUrl().toString()))
                    .start();
            try {
                while (silence.playedSteps() == 0) {
                    assertTrue(process.isAlive());
                    Thread.onSpinWait();
                }
                assertEquals(exitCode, Launcher.signal(process, signal));
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void a_command_uses_the_scenario_of_a_sandbox_in_another_process() throws Exception {
        Process terminal = Launcher.builder(
                        Map.of(),
                        Launcher.LAUNCHER.toString(),
                        "sandbox",
                        "--ca-out=" + folder.resolve("ca.pem"),
                        "--scenario=" + FAULTS.resolve("503-once.json").toAbsolutePath())
                .start();
        try (BufferedReader out = terminal.inputReader(UTF_8)) {
            String baseUrl = out.readLine().replaceFirst(".*\"baseUrl\":\"([^\"]+)\".*", "$1");

            Launcher.Result result = Launcher.run(Launcher.VECTORS_KEY, "", create(baseUrl));

            assertEquals(0, result.exitCode(), result.err());
            List<String> attempts = result.err().lines().toList();
            assertEquals(6, attempts.size(), result.err());
            assertTrue(attempts.get(0).startsWith("sesi: environment STAGING at https://127.0.0.1:"), result.err());
            assertTrue(attempts.get(1).startsWith("sesi: attempt 1: SERVICE_FAILING (503) after "), result.err());
            assertTrue(attempts.get(2).startsWith("sesi: attempt 2: CREATED (200) after "), result.err());
        } finally {
            terminal.destroyForcibly();
        }
    }

    private Sandbox play(String scenario) throws IOException {
        return play(Scenario.parse(scenario));
    }

    private Sandbox play(Scenario scenario) throws IOException {
        Sandbox sandbox = Sandbox.startScenario(0, scenario);
        Files.writeString(folder.resolve("ca.pem"), sandbox.caPem());
        return sandbox;
    }

    private String[] create(String baseUrl) {
        return new String[] {
            Launcher.LAUNCHER.toString(),
            "create",
            "--verbose",
            "--base-url=" + baseUrl,
            "--ca-file=" + folder.resolve("ca.pem"),
            "--user-id=U",
            "--email=a@b",
            "--name=N"
        };
    }
}
