package id.sesi.adapters.local.secret;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads the key from the standard output of another program, such as the command line of a secret manager. The program runs
 * without a shell and without standard input. It does not inherit the environment variables that contain credentials for Sesi.
 * Its standard error is discarded, because the text might be confidential. If the program exceeds the time-out, it is killed
 * together with its child processes. One final newline is removed. Thread-safe.
 *
 * @since 1.0.0
 */
public final class CommandSecretSource implements SecretSource {

    /** The interval between reads of the output. The end of the program is noticed immediately. */
    private static final long POLL_MILLIS = 10;

    /** Credentials for Sesi, and the variable of its launcher, which would mislead another {@code sesi}. */
    private static final Set<String> WITHHELD_VARIABLES =
            Set.of("PSIKOLOGIE_SECRET_KEY", "VAULT_TOKEN", "VAULT_SECRET_ID", "SESI_ARCHIVE");

    private final List<String> command;

    /**
     * Creates a source that starts the program at each fetch.
     *
     * @param command the program, which is searched on the PATH, and its arguments; messages show only the program
     * @throws IllegalArgumentException if the command is empty
     */
    public CommandSecretSource(List<String> command) {
        this.command = List.copyOf(command);
        if (this.command.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
    }

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        return KeyText.secretKey(fetchBytes(timeout), partnerId, location());
    }

    /**
     * {@return the bytes of the key, for tools that cannot use a {@link SecretKey}; the caller must wipe them}
     *
     * @param timeout as for {@link #fetch}
     * @throws SecretUnavailableException as for {@link #fetch}
     */
    public byte[] fetchBytes(Duration timeout) {
        byte[] output = new byte[KeyText.MAX_BYTES + 1];
        Process process = start();
        try {
            int length = readOutput(process, output, System.nanoTime() + timeout.toNanos());
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue()
                        + "; run the command by hand to see its error output");
            }
            return KeyText.parse(Arrays.copyOf(output, length), location());
        } catch (IOException e) {
            throw failed("returned an output that cannot be read; run the command by hand to check it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was killed because the call was interrupted");
        } finally {
            Arrays.fill(output, (byte) 0);
            kill(process);
        }
    }

    private Process start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
            builder.environment().keySet().removeAll(WITHHELD_VARIABLES);
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed("cannot be started; check that it is installed, executable and on the PATH");
        }
    }

    /**
     * {@return the length of the output, which is read into the array until the program ends}
     *
     * @param deadline the latest time at which the program may end, as a value of {@link System#nanoTime()}
     */
    private int readOutput(Process process, byte[] output, long deadline) throws IOException, InterruptedException {
        int length = 0;
        // Reads only the available bytes. Reading to the end would wait for child processes that inherited the output.
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            length = readAvailable(process, output, length);
            if (System.nanoTime() - deadline > 0) {
                throw failed(
                        "did not return the secret key in time; check whether it waits for input or for a network");
            }
        }
        return readAvailable(process, output, length);
    }

    /** {@return the length of the output after reading} */
    private int readAvailable(Process process, byte[] output, int start) throws IOException {
        InputStream in = process.getInputStream();
        int length = start;
        while (in.available() > 0) {
            length += in.read(output, length, output.length - length);
            if (length > KeyText.MAX_BYTES) {
                throw failed("printed more than the limit of 64 KiB; check that it prints only the key");
            }
        }
        return length;
    }

    /** Kills the program and its child processes. A detached daemon is no child process and keeps running. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private SecretUnavailableException failed(String problem) {
        return new SecretUnavailableException("the command " + program() + " (exec:) " + problem);
    }

    private String location() {
        return "the output of " + program();
    }

    private String program() {
        return command.get(0);
    }

    /** {@return the program without its arguments, which may be confidential} */
    @Override
    public String toString() {
        return "exec:" + program();
    }
}
