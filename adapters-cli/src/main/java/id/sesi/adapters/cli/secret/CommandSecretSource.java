package id.sesi.adapters.cli.secret;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/**
 * Takes the key from the standard output of another program, such as a secret manager's own command line. The program is
 * started without a shell and gets no standard input; its standard error goes nowhere, as nobody knows what is in it. It does
 * not outlive the call. One final newline is dropped. Thread-safe.
 */
public final class CommandSecretSource implements SecretSource {

    private final List<String> command;

    /** @param command the program, looked for on the PATH, and its arguments; never shown but for the program */
    public CommandSecretSource(List<String> command) {
        this.command = List.copyOf(command);
        if (this.command.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    @Override
    public SecretKey fetch(Duration atMost) {
        long start = System.nanoTime();
        Process process = start();
        try {
            byte[] output = read(process, atMost.toNanos());
            if (output.length > KeyText.MOST_BYTES) {
                throw failed("printed more than 64 KiB, which is no secret key");
            }
            if (!process.waitFor(atMost.toNanos() - (System.nanoTime() - start), NANOSECONDS)) {
                throw tooSlow();
            }
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue() + "; run it by hand to see why");
            }
            return KeyText.toSecretKey(output, "the output of " + program());
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (ExecutionException e) {
            throw failed("gave an output that cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was ended, as nobody waits for it any longer");
        } finally {
            kill(process);
        }
    }

    private Process start() {
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed("cannot be started; is it installed, executable and on the PATH?");
        }
    }

    /** On a thread of its own: nobody can be interrupted while reading from a pipe. */
    private static byte[] read(Process process, long atMostNanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<byte[]> output = new FutureTask<>(() -> {
            try (InputStream out = process.getInputStream()) {
                return out.readNBytes(KeyText.MOST_BYTES + 1);
            }
        });
        Thread reader = new Thread(output, "sesi-secret-output");
        reader.setDaemon(true);
        reader.start();
        return output.get(atMostNanos, NANOSECONDS);
    }

    /** With all that it has started. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private SecretUnavailableException tooSlow() {
        return failed("gave no secret key in time; does it wait for somebody to type, or for a network?");
    }

    private SecretUnavailableException failed(String problem) {
        return new SecretUnavailableException("the command " + program() + " (exec:) " + problem);
    }

    private String program() {
        return command.get(0);
    }

    /** {@return the program alone: its arguments are not known to be harmless} */
    @Override
    public String toString() {
        return "exec:" + program();
    }
}
