package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command does if the disk has no space for its audit records. A process with a limit for the size of its files stands
 * for the full disk: the operating system accepts a part of a write there too.
 */
class FullDiskTest {

    /** The unit of {@code ulimit -f}. One record fits into it, and two do not. */
    private static final int BLOCK = 512;

    private static final String[] CREATE = {"create", "--user-id=" + "U".repeat(60), "--email=a@b", "--name=N"};

    /** The command does not trust its certificate, so a call ends after one attempt. */
    private Sandbox vendor;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        vendor = Sandbox.startScenario(0, Scenario.parse("{\"steps\": [{\"status\": 404}]}"));
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void the_call_continues_and_reports_that_a_record_is_missing() throws Exception {
        Run full = run("1", CREATE);

        assertEquals(78, full.exitCode, full.output);
        assertTrue(full.output.startsWith("sesi: cannot write audit records: " + folder), full.output);
        assertEquals(BLOCK, Files.size(auditFile()));
    }

    @Test
    void the_next_record_starts_a_new_line_and_the_doctor_names_the_torn_one() throws Exception {
        run("1", CREATE);

        run("unlimited", CREATE);

        List<String> lines = Files.readAllLines(auditFile());
        assertEquals(4, lines.size(), lines::toString);
        for (int line : List.of(0, 2, 3)) {
            assertTrue(lines.get(line).matches("\\{\"event\":.*\\}"), lines.get(line));
        }
        assertFalse(lines.get(1).endsWith("}"), lines.get(1));
        Run doctor = run("unlimited", "doctor");
        assertTrue(
                doctor.output.contains(
                        "after a crash or a full disk: " + auditFile().getFileName() + " line 2\n"),
                doctor.output);
    }

    @Test
    void the_doctor_finds_that_records_cannot_be_written() throws Exception {
        Run doctor = run("0", "doctor");

        assertTrue(
                doctor.output.contains("FAILED   audit                 records cannot be written: " + folder),
                doctor.output);
    }

    private Path auditFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private record Run(int exitCode, String output) {}

    /** @param limit for the size of files in blocks */
    private Run run(String limit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "ulimit -f " + limit + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", // Otherwise Java writes a file itself.
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--base-url=" + vendor.baseUrl(), "--audit-dir=" + folder));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PSIKOLOGIE_"));
        builder.environment()
                .putAll(Map.of("PSIKOLOGIE_PARTNER_ID", "psikologihub-1024", "PSIKOLOGIE_SECRET_KEY", "own-key"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), output);
        return new Run(process.exitValue(), output);
    }
}
