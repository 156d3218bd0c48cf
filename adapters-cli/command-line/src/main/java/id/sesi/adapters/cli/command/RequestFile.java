package id.sesi.adapters.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens the file of {@code --request}. It may be a pipe, such as {@code <(program)} in a shell. Opening a named pipe blocks until
 * a program opens it for writing, so the wait is limited. After that, the pipe is read to its end, as standard input is.
 */
final class RequestFile {

    static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private RequestFile() {}

    /**
     * {@return the opened file}
     *
     * @throws PipeWithoutWriterException if the file is a pipe that no program opens for writing within the time
     */
    static InputStream open(Path file, Duration maxWait) throws IOException {
        if (Files.isRegularFile(file) || Files.notExists(file)) {
            return Files.newInputStream(file);
        }
        FutureTask<InputStream> opening = new FutureTask<>(() -> Files.newInputStream(file));
        Thread thread =
                new Thread(opening, "sesi-open-pipe"); // Nothing can interrupt it, but it does not keep Java running.
        thread.setDaemon(true);
        thread.start();
        try {
            return opening.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new PipeWithoutWriterException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** No program opened the pipe for writing in time. */
    static final class PipeWithoutWriterException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
