package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the distribution reads keys from other programs and from Vault. */
class SecretsIT {

    private static final String SIGNATURE_2 = "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b";
    private static final String VECTOR_2 =
            "{\"user\": {\"user_id\": \"USR-001\", \"email\": \"john.doe@example.com\", \"name\": \"John Doe\"}}";
    private static final Map<String, String> PARTNER = Map.of("PSIKOLOGIE_PARTNER_ID", "psikologihub-1024");

    @TempDir
    private Path folder;

    @Test
    void the_key_is_read_from_a_program() throws Exception {
        Path key = Files.writeString(folder.resolve("a key"), "demo-secret-key-123\n");

        Launcher.Result result = Launcher.run(
                PARTNER, VECTOR_2, Launcher.LAUNCHER.toString(), "sign", "--secret", "exec:cat '" + key + "'");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains(SIGNATURE_2), result.out());
    }

    @Test
    void a_program_inherits_neither_credentials_nor_variables_of_the_launcher() throws Exception {
        Map<String, String> variables = Map.of(
                "PSIKOLOGIE_PARTNER_ID", "psikologihub-1024",
                "PSIKOLOGIE_SECRET_KEY", "canary",
                "VAULT_TOKEN", "canary",
                "VAULT_SECRET_ID", "canary");

        Launcher.Result result = Launcher.run(
                variables,
                VECTOR_2,
                Launcher.LAUNCHER.toString(),
                "sign",
                "--secret",
                "exec:sh -c 'env | grep -q -e canary -e SESI_ || echo demo-secret-key-123'");

        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains(SIGNATURE_2), result.out());
    }

    @Test
    void the_key_is_read_from_vault() throws Exception {
        try (Sandbox vault = Sandbox.startScenario(0, Scenario.parse("""
                {"steps": [{"status": 200, "body": "{\\"data\\": {\\"data\\": {\\"key\\": \\"demo-secret-key-123\\"}, \\"metadata\\": {\\"version\\": 1}}}"}]}"""))) {
            Map<String, String> environment = Map.of(
                    "PSIKOLOGIE_PARTNER_ID",
                    "psikologihub-1024",
                    "VAULT_ADDR",
                    vault.baseUrl().toString(),
                    "VAULT_CACERT",
                    Files.writeString(folder.resolve("ca.pem"), vault.caPem()).toString(),
                    "VAULT_TOKEN",
                    "t");

            Launcher.Result result = Launcher.run(
                    environment, VECTOR_2, Launcher.LAUNCHER.toString(), "sign", "--secret", "vault:secret/sesi#key");

            assertEquals(0, result.exitCode(), result.err());
            assertTrue(result.out().contains(SIGNATURE_2), result.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_also_ends_the_program_that_prints_the_key(String signal, int exitCode) throws Exception {
        Path script = Files.writeString(
                folder.resolve("slow.sh"), "echo $$ > \"$1.tmp\"; mv \"$1.tmp\" \"$1\"; sleep 600; echo late\n");
        Path pid = folder.resolve("pid");
        Process process = Launcher.builderForSignals(
                        PARTNER,
                        Launcher.LAUNCHER.toString(),
                        "sign",
                        "--secret",
                        "exec:sh " + script + " " + pid,
                        "--user-id=U",
                        "--email=a@b",
                        "--name=n")
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            while (!Files.exists(pid)) {
                assertTrue(process.isAlive(), "the command waits for the program");
                Thread.onSpinWait();
            }
            assertEquals(exitCode, Launcher.signal(process, signal));
            assertEquals(Optional.empty(), out.lines().findFirst());

            Optional<ProcessHandle> program =
                    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
            if (program.isPresent()) {
                program.get().onExit().get(10, TimeUnit.SECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void the_doctor_finds_no_problem_with_a_sandbox() throws Exception {
        try (Sandbox sandbox = Sandbox.startScenario(0, Scenario.parse("{\"steps\": [{\"status\": 404}]}"))) {
            Launcher.Result result = Launcher.run(
                    Launcher.VECTORS_KEY,
                    "",
                    Launcher.LAUNCHER.toString(),
                    "doctor",
                    "--base-url=" + sandbox.baseUrl(),
                    "--ca-file=" + Files.writeString(folder.resolve("ca.pem"), sandbox.caPem()),
                    "--audit-dir=" + folder);

            assertEquals(0, result.exitCode(), result.out() + result.err());
            assertTrue(result.out().contains("ok       vendor-reached        " + sandbox.baseUrl()), result.out());
            assertFalse(result.out().contains("demo-secret"), result.out());
        }
    }
}
