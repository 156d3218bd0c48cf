package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code exec:} with secret managers as people use them, as far as they are installed; {@code .ci/run} installs them. */
class RealSecretManagersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String SECRET = "kunci-ñ-李";

    @TempDir
    private Path folder;

    @Test
    void pass_with_gpg() throws Exception {
        assumeInstalled("pass", "gpg", "gpgconf");
        Path home = Files.createTempDirectory("sesi-gpg"); // The socket of its agent needs a short path.
        try {
            List<String> here = List.of("env", "GNUPGHOME=" + home, "PASSWORD_STORE_DIR=" + folder.resolve("store"));
            run(
                    "",
                    here,
                    "gpg",
                    "--batch",
                    "--passphrase",
                    "",
                    "--quick-gen-key",
                    "sesi@example.com",
                    "default",
                    "default");
            run("", here, "pass", "init", "sesi@example.com");
            run(SECRET + "\n", here, "pass", "insert", "--multiline", "sesi/staging");

            assertGives("exec:" + String.join(" ", here) + " pass show sesi/staging");
            assertFails("exec:" + String.join(" ", here) + " pass show sesi/nothing");
        } finally {
            run("", List.of("env", "GNUPGHOME=" + home), "gpgconf", "--kill", "all");
            run("", List.of(), "rm", "-r", home.toString());
        }
    }

    @Test
    void age() throws Exception {
        assumeInstalled("age", "age-keygen");
        String identity = folder.resolve("identity").toString();
        String encrypted = folder.resolve("key.age").toString();
        run("", List.of(), "age-keygen", "-o", identity);
        String recipient = run("", List.of(), "age-keygen", "-y", identity).strip();
        run(SECRET, List.of(), "age", "-r", recipient, "-o", encrypted);

        assertGives("exec:age --decrypt --identity '" + identity + "' '" + encrypted + "'");
        assertFails("exec:age --decrypt --identity '" + identity + "' '" + identity + "'");
    }

    @Test
    void systemd_creds() throws Exception {
        assumeInstalled("systemd-creds");
        Path plain = Files.writeString(folder.resolve("plain"), SECRET);
        String encrypted = folder.resolve("sesi.cred").toString();
        // Without a key of the machine, which only root may make; how it is decrypted is the same.
        run("", List.of(), "systemd-creds", "--with-key=tpm2-absent", "encrypt", plain.toString(), encrypted);

        assertGives("exec:systemd-creds decrypt " + encrypted + " -");
        assertFails("exec:systemd-creds decrypt " + plain + " -");
    }

    @Test
    void cat() throws Exception {
        Path key = Files.writeString(folder.resolve("a key"), SECRET + "\n");

        assertGives("exec:cat '" + key + "'");
        assertFails("exec:cat " + key);
    }

    private static void assumeInstalled(String... programs) {
        for (String program : programs) {
            assumeTrue(
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))),
                    program + " is not installed; .ci/run installs it where apt-get is");
        }
    }

    private static void assertGives(String reference) {
        try (SecretKey key = source(reference).fetch(TIMEOUT);
                SecretKey same = SecretKey.ofText(SECRET)) {
            assertEquals(same.fingerprint(), key.fingerprint());
        }
    }

    private static void assertFails(String reference) {
        SecretUnavailableException failure = assertThrows(
                SecretUnavailableException.class, () -> source(reference).fetch(TIMEOUT));
        assertTrue(failure.problem().contains("ended with exit code"), failure.problem());
    }

    private static CommandSecretSource source(String reference) {
        return CommandSecretSource.parse(
                SecretReference.parse(reference).orElseThrow().place());
    }

    private static String run(String input, List<String> prefix, String... command) throws Exception {
        Process process = start(input, prefix, command);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
        assertEquals(0, process.exitValue(), command[0] + ": " + output);
        return output;
    }

    private static Process start(String input, List<String> prefix, String... command) throws IOException {
        Process process = new ProcessBuilder(
                        Stream.concat(prefix.stream(), Stream.of(command)).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        return process;
    }
}
