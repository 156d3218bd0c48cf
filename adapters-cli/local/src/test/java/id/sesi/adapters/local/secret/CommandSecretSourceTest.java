package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With programs that every POSIX system has. */
class CommandSecretSourceTest extends SecretSourceContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Override
    protected SecretSource holding(String secret) {
        return new CommandSecretSource(List.of("cat", file("key", secret + "\n").toString()));
    }

    @Override
    protected SecretSource holdingNothing() {
        return new CommandSecretSource(List.of("cat", folder.resolve("missing").toString()));
    }

    @Test
    void the_arguments_go_through_no_shell() {
        assertEquals(
                fingerprint("$HOME;`id` * | cat"),
                fingerprint(new CommandSecretSource(List.of("printf", "%s", "$HOME;`id` * | cat"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "exit 3#ended with exit code 3; run it by hand",
                "echo canary; echo canary >&2; exit 1#ended with exit code 1",
                "true#the output of sh is empty",
                "echo; echo#has a newline",
                "echo ' canary'#starts or ends with white space",
                "printf 'canary\\n\\n'#has a newline",
                "printf '\\377canary'#is not UTF-8 text",
                "head -c 70000 /dev/zero#printed more than 64 KiB",
                "kill -9 $$#ended with exit code"
            })
    void what_goes_wrong_is_told_without_what_was_printed(String script, String problem) {
        assertFails(sh(script), TIMEOUT, problem);
    }

    @Test
    void an_endless_output_is_cut_off() {
        assertFails(sh("yes canary"), TIMEOUT, "printed more than 64 KiB");
    }

    @Test
    void a_chatty_standard_error_does_not_block_it() {
        assertEquals(fingerprint("k"), fingerprint(sh("head -c 1000000 /dev/zero >&2; echo k")));
    }

    /** As a helper does that starts a daemon: nobody waits for the daemon to close the output. */
    @Test
    void what_it_leaves_behind_is_not_waited_for() throws Exception {
        SecretSource leaving = sh("cd " + folder + "; sleep 600 & echo $! > pid; echo k");

        assertEquals(fingerprint("k"), fingerprint(leaving));

        ProcessHandle left = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
        assertTrue(left.isAlive(), "it is its own business");
        left.destroyForcibly();
    }

    @Test
    void a_long_output_comes_whole() {
        String key = "0123456789abcdef".repeat(4_000);
        assertEquals(
                fingerprint(key),
                fingerprint(sh("i=0; while [ $i -lt 4000 ]; do printf 0123456789abcdef; i=$((i+1)); done")));
    }

    @Test
    void it_gets_no_standard_input_to_wait_for() {
        assertEquals(fingerprint("k"), fingerprint(sh("cat; echo k")));
    }

    @Test
    void a_program_that_is_not_there() {
        assertFails(
                new CommandSecretSource(List.of("/nowhere/canary-less", "canary")), TIMEOUT, "the command /nowhere/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo $$ > pid; sleep 600",
                "echo $$ > pid; exec sleep 600",
                // Its output is closed, but it goes on.
                "echo $$ > pid; echo k; exec >&-; sleep 600",
                // It waits for what it has started.
                "sleep 600 & echo $! > pid; echo k; wait"
            })
    void whoever_is_too_slow_is_ended_with_all_that_it_started(String script) throws Exception {
        SecretSource slow = sh("cd " + folder + "; " + script);

        assertFails(slow, Duration.ofSeconds(1), "gave no secret key in time");

        assertEnded();
    }

    @Test
    void an_interrupt_ends_it() throws Exception {
        SecretSource slow = sh("cd " + folder + "; echo $$ > pid.tmp; mv pid.tmp pid; sleep 600");
        FutureTask<Boolean> call = new FutureTask<>(() -> {
            assertFails(slow, Duration.ofMinutes(5), "nobody waits for it any longer");
            return Thread.currentThread().isInterrupted();
        });
        Thread caller = new Thread(call);
        caller.start();
        while (!Files.exists(folder.resolve("pid"))) {
            Thread.onSpinWait();
        }

        caller.interrupt();

        assertTrue(call.get(20, TimeUnit.SECONDS), "the flag is kept");
        assertEnded();
    }

    private void assertEnded() throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "pass show sesi/staging#pass,show,sesi/staging",
                "  a\tb  c #a,b,c",
                "a 'b c' \"d'e\"#a,b c,d'e",
                "a 'b'\"c\"d#a,bcd",
                "a ''#a,",
                "a $HOME \\n *|;&#a,$HOME,\\n,*|;&"
            })
    void a_command_is_taken_apart_without_a_shell(String command, String words) {
        assertEquals(List.of(words.split(",", -1)), CommandWords.of(command));
    }

    @Test
    void shows_the_program_alone() {
        assertEquals("exec:sh", sh("echo canary").toString());
        assertEquals(
                "exec:sh",
                SecretReference.parse("exec:sh -c canary").orElseThrow().toString());
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretSource sh(String script) {
        return new CommandSecretSource(List.of("sh", "-c", script));
    }

    private static String fingerprint(String key) {
        return fingerprint((SecretSource) timeout -> SecretKey.of(key.getBytes(UTF_8)));
    }

    private static String fingerprint(SecretSource source) {
        try (SecretKey key = source.fetch(TIMEOUT)) {
            return key.fingerprint();
        }
    }

    private static void assertFails(SecretSource source, Duration timeout, String problem) {
        SecretUnavailableException failure =
                assertThrows(SecretUnavailableException.class, () -> source.fetch(timeout));
        assertTrue(failure.problem().contains(problem), failure.problem());
        assertFalse(failure.problem().replace("/nowhere/canary-less", "").contains("canary"), failure.problem());
    }
}
