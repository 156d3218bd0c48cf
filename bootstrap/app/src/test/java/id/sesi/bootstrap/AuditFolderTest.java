package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.sesi.adapters.cli.command.CommandServices.AuditFindings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sesi doctor} finds in an audit folder, and what happens on a full disk. */
class AuditFolderTest {

    private static final String TODAY = "sesi-audit.2026-11-22.jsonl";

    @TempDir
    private Path folder;

    /** One interrupt for each line, after different times, so that some arrive during the write and some just after it. */
    @Test
    void an_interrupt_during_a_write_loses_no_line_and_repeats_none() throws Exception {
        int lines = 500;
        AtomicInteger current = new AtomicInteger();
        Thread writer = new Thread(() -> {
            for (int i = 0; i < lines; i++) {
                current.set(i);
                append(i + "\n");
            }
        });
        writer.start();
        for (int interrupted = -1; writer.isAlive(); Thread.onSpinWait()) {
            int line = current.get();
            if (line != interrupted) {
                interrupted = line;
                for (int i = 0; i < line * 7 % 1_000; i++) {
                    Thread.onSpinWait();
                }
                writer.interrupt();
            }
        }

        assertEquals(
                IntStream.range(0, lines).mapToObj(String::valueOf).toList(),
                Files.readAllLines(folder.resolve(TODAY)));
    }

    private void append(String line) {
        try {
            folderAt(folder).append(line.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_check_of_a_writable_folder_leaves_no_file_behind() throws IOException {
        folderAt(folder).tryToWrite();

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void a_check_changes_no_file() throws IOException {
        Path today = Files.writeString(folder.resolve(TODAY), "{}\n{\"torn");

        folderAt(folder).tryToWrite();

        assertEquals("{}\n{\"torn", Files.readString(today));
    }

    @Test
    void a_check_follows_a_link_to_a_folder() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));

        folderAt(link).tryToWrite();

        assertEquals(List.of(), new WrittenAuditFiles(link).findings().tornLines());
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pipe_in_place_of_todays_file_is_found() throws Exception {
        Path today = folder.resolve(TODAY);
        assertEquals(0, new ProcessBuilder("mkfifo", today.toString()).start().waitFor());

        assertEquals(today + ": not a regular file", problem(folder));
    }

    @Test
    void a_folder_or_a_link_in_place_of_todays_file_is_found() throws IOException {
        Path today = Files.createDirectory(folder.resolve(TODAY));
        assertEquals(today + ": not a regular file", problem(folder));

        Files.delete(today);
        Files.createSymbolicLink(today, folder.resolve("missing"));
        assertEquals(today + ": not a regular file", problem(folder));
        assertFalse(Files.exists(folder.resolve("missing")));
    }

    @Test
    void todays_file_of_another_user_is_found() throws IOException {
        Path today = Files.writeString(folder.resolve(TODAY), "{}\n");
        Files.setPosixFilePermissions(today, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(today), "root may write each file");

        assertEquals(today + ": this user may not read and write it", problem(folder));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pipe_a_folder_or_a_link_with_the_name_of_an_older_file_is_found() throws Exception {
        Path pipe = folder.resolve("sesi-audit.2026-01-07.jsonl");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path directory = Files.createDirectory(folder.resolve("sesi-audit.2026-01-08.jsonl"));
        Path link = Files.createSymbolicLink(folder.resolve("sesi-audit.2026-01-09.jsonl"), folder.resolve("missing"));

        assertEquals(
                new AuditFindings(List.of(), List.of(), List.of(pipe, directory, link), List.of()),
                new WrittenAuditFiles(folder).findings());
    }

    @Test
    void a_file_that_every_user_may_change_is_found() throws IOException {
        Path today = Files.writeString(folder.resolve(TODAY), "{}\n");
        Path older = Files.writeString(folder.resolve("sesi-audit.2026-01-07.jsonl"), "{}\n");
        Files.setPosixFilePermissions(today, PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(older, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertEquals(
                new AuditFindings(List.of(), List.of(), List.of(), List.of(older)),
                new WrittenAuditFiles(folder).findings());
    }

    @Test
    void a_file_of_another_user_is_found() throws IOException {
        Path today = Files.writeString(folder.resolve(TODAY), "{}\n");
        try {
            Files.setOwner(
                    today, today.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "only root may give a file to another user");
        }

        assertEquals(
                new AuditFindings(List.of(), List.of(), List.of(), List.of(today)),
                new WrittenAuditFiles(folder).findings());
    }

    @Test
    void a_file_in_place_of_the_folder_is_found() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertEquals(file + ": not a folder", problem(file));
    }

    @Test
    void a_folder_that_cannot_be_created_is_found() {
        assertEquals("/proc/nowhere: cannot be created", problem(Path.of("/proc/nowhere")));
    }

    @Test
    void an_existing_folder_in_which_no_file_can_be_created_is_found() {
        assertEquals("/proc: no file can be created in it", problem(Path.of("/proc")));
    }

    @Test
    void torn_and_glued_lines_are_found_and_empty_lines_are_not() throws IOException {
        Files.writeString(folder.resolve("sesi-audit.2026-11-20.jsonl"), "{\"a\":\"}\"}\n\n{\"a\":{}}\n");
        Files.write(folder.resolve("sesi-audit.2026-11-21.jsonl"), "{}\n{\"user\":\"\u00e9".getBytes(UTF_8));
        Files.writeString(folder.resolve(TODAY), "{\"eve{\"event\":\"a\"}\n{}\n{\"event\":\"a\",{\"a\":1}\n{} {}\n7\n");
        Files.writeString(folder.resolve("other.jsonl"), "{");
        Files.createDirectory(folder.resolve("sesi-audit.2026-11-19.jsonl"));

        assertEquals(
                List.of("sesi-audit.2026-11-21.jsonl:2", TODAY + ":1", TODAY + ":3", TODAY + ":4", TODAY + ":5"),
                new WrittenAuditFiles(folder).findings().tornLines());
    }

    /** After a crash of the machine, a file may contain NUL bytes instead of records. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_line_that_is_larger_than_the_memory_is_found() throws IOException {
        Path today = Files.writeString(folder.resolve(TODAY), "{}\n");
        try (RandomAccessFile file = new RandomAccessFile(today.toFile(), "rw")) {
            file.setLength(Integer.MAX_VALUE + 10L); // Sparse: it needs no space on the disk.
        }

        assertEquals(
                List.of(TODAY + ":2"), new WrittenAuditFiles(folder).findings().tornLines());
    }

    @Test
    void the_number_of_torn_lines_is_limited() throws IOException {
        Files.writeString(folder.resolve("sesi-audit.2026-11-21.jsonl"), "x\n".repeat(1200));
        Files.writeString(folder.resolve(TODAY), "x\n");

        assertEquals(1000, new WrittenAuditFiles(folder).findings().tornLines().size());
    }

    @Test
    void lines_of_an_editor_for_windows_are_whole() throws IOException {
        Files.writeString(folder.resolve(TODAY), "{}\r\n\r\n{}\r\n");

        assertEquals(List.of(), new WrittenAuditFiles(folder).findings().tornLines());
    }

    @Test
    void a_reason_names_the_folder_and_no_file_that_does_not_exist() throws IOException {
        Path existing = Files.createFile(folder.resolve("sesi-audit.2026-11-21.jsonl"));
        String today = folder.resolve(TODAY).toString();

        assertEquals(folder + ": this user may not create files in it", reason(new AccessDeniedException(today)));
        assertEquals(
                folder + ": Read-only file system",
                reason(new FileSystemException(today, null, "Read-only file system")));
        assertEquals(
                existing + ": this user may not read and write it",
                reason(new AccessDeniedException(existing.toString())));
        assertEquals("/nowhere: this user may not create it", reason(new AccessDeniedException("/nowhere")));
    }

    private String reason(IOException e) {
        return String.valueOf(folderAt(folder).explain(e).getMessage());
    }

    /** The operating system accepts a part of a write if the disk has no space for the whole. */
    @Test
    void an_incomplete_write_is_an_error_and_not_continued() {
        ByteBuffer line = ByteBuffer.wrap("{\"event\":\"attempt\"}\n".getBytes(UTF_8));

        assertThrows(IOException.class, () -> AuditFolder.writeAtOnce(new AlmostFull(), line));

        assertEquals("vent\":\"attempt\"}\n", UTF_8.decode(line).toString());
    }

    private static AuditFolder folderAt(Path path) {
        return new AuditFolder(path, InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")));
    }

    private static String problem(Path path) {
        return String.valueOf(
                assertThrows(IOException.class, folderAt(path)::tryToWrite).getMessage());
    }

    /** Has space for three bytes at each write. */
    private static final class AlmostFull implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) {
            bytes.position(bytes.position() + 3);
            return 3;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
