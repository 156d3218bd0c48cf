package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RequestFileTest {

    @TempDir
    private Path folder;

    private Path pipe;

    @BeforeEach
    void createPipe() throws Exception {
        pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    }

    @Test
    void opening_a_pipe_that_no_program_writes_to_ends_after_the_time_limit() {
        assertThrows(RequestFile.PipeWithoutWriterException.class, () -> RequestFile.open(pipe, Duration.ofMillis(50)));
    }

    @Test
    void a_pipe_is_read_to_its_end() throws Exception {
        Process writer = new ProcessBuilder("sh", "-c", "printf 'a b' >\"$0\"", pipe.toString()).start();
        try (InputStream in = RequestFile.open(pipe, RequestFile.MAX_WAIT)) {
            assertEquals("a b", new String(in.readAllBytes(), UTF_8));
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void a_regular_file_is_opened_and_a_missing_one_is_reported() throws Exception {
        Path file = Files.writeString(folder.resolve("request.json"), "{}");
        try (InputStream in = RequestFile.open(file, Duration.ZERO)) {
            assertEquals("{}", new String(in.readAllBytes(), UTF_8));
        }
        assertThrows(
                NoSuchFileException.class, () -> RequestFile.open(folder.resolve("missing"), Duration.ofSeconds(1)));
    }
}
