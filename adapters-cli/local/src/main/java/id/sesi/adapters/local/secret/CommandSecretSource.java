package id.sesi.adapters.local.secret;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes the key from the standard output of another program, such as a secret manager's own command line. The program is
 * started without a shell and without standard input; its standard error is discarded, because it might contain anything. If
 * it is too slow, the program and its child processes are killed. One final newline is dropped. Thread-safe.
 */
public final class CommandSecretSource implements SecretSource {

    /** How often the output is read while the program runs; its end is noticed at once. */
    private static final long POLL_MILLIS = 10;

    private final List<String> command;

    /** @param command the program, looked for on the PATH, and its arguments; never shown but for the program */
    public CommandSecretSource(List<String> command) {
        this.command = List.copyOf(command);
        if (this.command.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    @Override
    public SecretKey fetch(Duration timeout) {
        return KeyText.secretKey(fetchBytes(timeout));
    }

    /**
     * {@return the bytes of the key, for tools that need more than signatures; the caller must wipe them}
     *
     * @param timeout as of {@link #fetch}
     * @throws SecretUnavailableException as of {@link #fetch}
     */
    public byte[] fetchBytes(Duration timeout) {
        Process process = start();
        try {
            byte[] output = outputOf(process, System.nanoTime() + timeout.toNanos());
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue() + "; run it by hand to see why");
            }
            return KeyText.keyBytes(output, "the output of " + program());
        } catch (IOException e) {
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

    /**
     * {@return what it printed until it ended}
     *
     * @param end by {@link System#nanoTime()}
     */
    private byte[] outputOf(Process process, long end) throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        // Reads only what is available: to read on would wait for child processes that still hold the output.
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            readWhatIsThere(process, output);
            if (System.nanoTime() - end > 0) {
                throw failed("gave no secret key in time; does it wait for somebody to type, or for a network?");
            }
        }
        readWhatIsThere(process, output);
        return output.toByteArray();
    }

    private void readWhatIsThere(Process process, ByteArrayOutputStream output) throws IOException {
        InputStream in = process.getInputStream();
        for (int available = in.available(); available > 0; available = in.available()) {
            output.write(in.readNBytes(available));
            if (output.size() > KeyText.MAX_BYTES) {
                throw failed("printed more than 64 KiB, which is no secret key");
            }
        }
    }

    /** Kills the program and its child processes; a daemon that has detached itself is not found. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
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
