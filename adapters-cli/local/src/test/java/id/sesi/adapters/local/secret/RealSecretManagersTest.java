package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sesi.application.contract.Requests;
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

/** Runs the commands of real secret managers, if they are installed; {@code .ci/run} installs them. */
class RealSecretManagersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String SECRET = "kunci-ñ-李";

    @TempDir
    private Path folder;

    @Test
    void pass_with_gpg_returns_the_key() throws Exception {
        assumeInstalled("pass", "gpg", "gpgconf");
        Path home = Files.createTempDirectory("sesi-gpg"); // The socket of the GPG agent needs a short path.
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

            assertReturnsKey(words(here, "pass", "show", "sesi/staging"));
            assertFails(words(here, "pass", "show", "sesi/nothing"));
        } finally {
            run("", List.of("env", "GNUPGHOME=" + home), "gpgconf", "--kill", "all");
            run("", List.of(), "rm", "-r", home.toString());
        }
    }

    @Test
    void age_returns_the_key() throws Exception {
        assumeInstalled("age", "age-keygen");
        String identity = folder.resolve("identity").toString();
        String encrypted = folder.resolve("key.age").toString();
        run("", List.of(), "age-keygen", "-o", identity);
        String recipient = run("", List.of(), "age-keygen", "-y", identity).strip();
        run(SECRET, List.of(), "age", "-r", recipient, "-o", encrypted);

        assertReturnsKey(List.of("age", "--decrypt", "--identity", identity, encrypted));
        assertFails(List.of("age", "--decrypt", "--identity", identity, identity));
    }

    @Test
    void systemd_creds_returns_the_key() throws Exception {
        assumeInstalled("systemd-creds");
        Path plain = Files.writeString(folder.resolve("plain"), SECRET);
        String encrypted = folder.resolve("sesi.cred").toString();
        // Uses no host key, because only root may create one. Decryption works in the same way.
        run("", List.of(), "systemd-creds", "--with-key=tpm2-absent", "encrypt", plain.toString(), encrypted);

        assertReturnsKey(List.of("systemd-creds", "decrypt", encrypted, "-"));
        assertFails(List.of("systemd-creds", "decrypt", plain.toString(), "-"));
    }

    @Test
    void cat_returns_the_key() throws Exception {
        Path key = Files.writeString(folder.resolve("a key"), SECRET + "\n");

        assertReturnsKey(List.of("cat", key.toString()));
        assertFails(List.of("cat", folder.resolve("a").toString(), "key"));
    }

    private static void assumeInstalled(String... programs) {
        for (String program : programs) {
            assumeTrue(
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program))),
                    program + " is not installed; .ci/run installs it if apt-get is available");
        }
    }

    private static void assertReturnsKey(List<String> command) {
        CommandSecretSource source = new CommandSecretSource(command);
        try (SecretKey key = source.fetch(Requests.PARTNER, TIMEOUT);
                SecretKey same = SecretKey.ofText(SECRET)) {
            assertEquals(
                    same.sign(Requests.minimal().canonicalString()),
                    key.sign(Requests.minimal().canonicalString()));
        }
        assertArrayEquals(SECRET.getBytes(UTF_8), source.fetchBytes(TIMEOUT));
    }

    private static void assertFails(List<String> command) {
        CommandSecretSource source = new CommandSecretSource(command);
        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetch(Requests.PARTNER, TIMEOUT));
        assertTrue(failure.problem().contains("ended with exit code"), failure.problem());
    }

    private static List<String> words(List<String> prefix, String... command) {
        return Stream.concat(prefix.stream(), Stream.of(command)).toList();
    }

    private static String run(String input, List<String> prefix, String... command) throws Exception {
        Process process = start(input, prefix, command);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
        assertEquals(0, process.exitValue(), command[0] + ": " + output);
        return output;
    }

    private static Process start(String input, List<String> prefix, String... command) throws IOException {
        Process process = new ProcessBuilder(words(prefix, command))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        return process;
    }
}
