package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses only programs that every POSIX system has. */
class CommandSecretSourceTest extends SecretSourceContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Override
    protected SecretSource withKey(String secret) {
        return new CommandSecretSource(List.of("cat", file("key", secret + "\n").toString()));
    }

    @Override
    protected SecretSource withoutKey() {
        return new CommandSecretSource(List.of("cat", folder.resolve("missing").toString()));
    }

    @Test
    void arguments_are_not_interpreted_by_a_shell() {
        assertEquals(
                signedBy("$HOME;`id` * | cat"),
                sign(new CommandSecretSource(List.of("printf", "%s", "$HOME;`id` * | cat"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "exit 3#ended with exit code 3; run the command by hand",
                "echo canary; echo canary >&2; exit 1#ended with exit code 1",
                "true#the output of sh is empty",
                "echo; echo#has a newline",
                "echo ' canary'#starts or ends with white space",
                "printf 'canary\\n\\n'#has a newline",
                "printf '\\377canary'#is not UTF-8 text",
                "head -c 70000 /dev/zero#printed more than the limit of 64 KiB",
                "kill -9 $$#ended with exit code"
            })
    void a_failure_is_reported_without_the_output(String script, String problem) {
        assertFails(sh(script), TIMEOUT, problem);
    }

    @Test
    void an_endless_output_is_rejected() {
        assertFails(sh("yes canary"), TIMEOUT, "printed more than the limit of 64 KiB");
    }

    @Test
    void a_long_standard_error_does_not_block_the_program() {
        assertEquals(signedBy("k"), sign(sh("head -c 1000000 /dev/zero >&2; echo k")));
    }

    /** Some programs start a daemon that inherits the output and never closes it. */
    @Test
    void a_fetch_does_not_wait_for_a_daemon_of_the_program() throws Exception {
        CommandSecretSource source = sh("cd " + folder + "; sleep 600 & echo $! > pid; echo k");

        assertEquals(signedBy("k"), sign(source));

        ProcessHandle daemon = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
        assertTrue(daemon.isAlive(), "a program that ends normally may leave a daemon");
        daemon.destroyForcibly();
    }

    @Test
    void an_output_of_64_kib_is_read_completely() {
        String key = "0123456789abcdef".repeat(4_096);
        assertEquals(
                signedBy(key), sign(sh("i=0; while [ $i -lt 4096 ]; do printf 0123456789abcdef; i=$((i+1)); done")));
    }

    @Test
    void the_program_has_an_empty_standard_input() {
        assertEquals(signedBy("k"), sign(sh("cat; echo k")));
    }

    @Test
    void a_missing_program_is_reported() {
        assertFails(
                new CommandSecretSource(List.of("/nowhere/canary-less", "canary")), TIMEOUT, "the command /nowhere/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $$ > pid; sleep 600",
                "echo $$ > pid; exec sleep 600",
                // The program closes its output, but keeps running.
                "echo $$ > pid; echo k; exec >&-; sleep 600",
                // The program waits for its child process.
                "sleep 600 & echo $! > pid; echo k; wait"
            })
    void a_slow_program_is_killed_with_its_child_processes(String script) throws Exception {
        CommandSecretSource slow = sh("cd " + folder + "; " + script);

        assertFails("did not return the secret key in time", () -> slow.fetch(Requests.PARTNER, Duration.ofSeconds(1)));

        assertEnded();
    }

    @Test
    void an_interrupt_kills_the_program() throws Exception {
        CommandSecretSource slow = sh("cd " + folder + "; echo $$ > pid.tmp; mv pid.tmp pid; sleep 600");
        FutureTask<Boolean> call = new FutureTask<>(() -> {
            assertFails(
                    "was killed because the call was interrupted",
                    () -> slow.fetch(Requests.PARTNER, Duration.ofMinutes(5)));
            return Thread.currentThread().isInterrupted();
        });
        Thread caller = new Thread(call);
        caller.start();
        while (!Files.exists(folder.resolve("pid"))) {
            Thread.onSpinWait();
        }

        caller.interrupt();

        assertTrue(call.get(20, TimeUnit.SECONDS), "the interrupt flag is set");
        assertEnded();
    }

    private void assertEnded() throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_fetched_bytes_are_those_of_the_signing_key() {
        CommandSecretSource source = sh("printf 'kunci-ñ-李\\r\\n'");
        byte[] bytes = source.fetchBytes(TIMEOUT);
        assertArrayEquals("kunci-ñ-李".getBytes(UTF_8), bytes);
        assertEquals(signedBy("kunci-ñ-李"), sign(source));
    }

    @Test
    void a_command_needs_a_program() {
        assertThrows(IllegalArgumentException.class, () -> new CommandSecretSource(List.of()));
    }

    @Test
    void the_text_of_a_source_shows_only_the_program() {
        assertEquals("exec:sh", sh("echo canary").toString());
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandSecretSource sh(String script) {
        return new CommandSecretSource(List.of("sh", "-c", script));
    }

    private static Signature signedBy(String key) {
        return sign((partnerId, timeout) -> SecretKey.of(key.getBytes(UTF_8)));
    }

    private static Signature sign(SecretSource source) {
        try (SecretKey key = source.fetch(Requests.PARTNER, TIMEOUT)) {
            return key.sign(Requests.minimal().canonicalString());
        }
    }

    /** Asserts that both ways to fetch the key fail with the same problem. */
    private static void assertFails(CommandSecretSource source, Duration timeout, String problem) {
        assertFails(problem, () -> source.fetch(Requests.PARTNER, timeout));
        assertFails(problem, () -> source.fetchBytes(timeout));
    }

    private static void assertFails(String problem, Executable fetch) {
        SecretUnavailableException failure = assertThrows(SecretUnavailableException.class, fetch);
        assertTrue(failure.problem().contains(problem), failure.problem());
        assertFalse(failure.problem().replace("/nowhere/canary-less", "").contains("canary"), failure.problem());
    }

    @Test
    void a_key_that_is_the_partner_id_is_rejected() {
        SecretSource source = withKey(Requests.PARTNER.value());
        assertFails(
                "the output of cat has the same value as the partner ID; set each to the value that the vendor gave you",
                () -> source.fetch(Requests.PARTNER, TIMEOUT));
    }
}
