package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.driven.AuditRecord;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.PartnerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The format of the audit files, and the message if a record cannot be written. */
class AuditFilesTest {

    /** Late in the evening, so that a file named after a local date would have another name. */
    private static final Instant NOW = Instant.parse("2026-11-22T23:59:00Z");

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
    private static final AuditRecord.Call CALL = new AuditRecord.Call(
            new PartnerId("p"),
            "U\n\"77\"",
            new IdempotencyKey(UUID.fromString("00000000-0000-4000-8000-000000000000")));
    private static final AuditRecord ATTEMPT = attemptOf(CALL);

    private static final String COMMON =
            "\"time\":\"2026-11-22T10:00:00Z\",\"environment\":\"staging\",\"partnerId\":\"p\",\"userId\":\"U\\n\\\"77\\\"\","
                    + "\"idempotencyKey\":\"00000000-0000-4000-8000-000000000000\",";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void each_record_is_one_line_of_json() throws IOException {
        write(
                folder,
                ATTEMPT,
                new AuditRecord.CallEnded(
                        TIME,
                        CALL,
                        "CREATED",
                        OptionalInt.of(200),
                        Delivery.UNKNOWN,
                        true,
                        3,
                        Duration.ofMillis(1_800),
                        Optional.empty(),
                        true),
                new AuditRecord.CallEnded(
                        TIME,
                        CALL,
                        "BREAKER_OPEN",
                        OptionalInt.empty(),
                        Delivery.NOT_SENT,
                        false,
                        0,
                        Duration.ZERO,
                        Optional.of(TIME.plusSeconds(30)),
                        false));

        assertEquals(
                List.of(
                        "{\"event\":\"attempt\"," + COMMON + "\"attempt\":2,\"result\":\"SERVICE_FAILING\","
                                + "\"delivery\":\"RESPONDED\",\"status\":503,\"durationMillis\":12,\"pauseMillis\":731}",
                        "{\"event\":\"outcome\"," + COMMON + "\"attempts\":3,\"result\":\"CREATED\","
                                + "\"delivery\":\"UNKNOWN\",\"mayHaveOrphanedSession\":true,\"status\":200,\"durationMillis\":1800,\"ownerDiffers\":true}",
                        "{\"event\":\"outcome\"," + COMMON + "\"attempts\":0,\"result\":\"BREAKER_OPEN\","
                                + "\"delivery\":\"NOT_SENT\",\"mayHaveOrphanedSession\":false,\"durationMillis\":0,\"retryAt\":\"2026-11-22T10:00:30Z\",\"ownerDiffers\":false}"),
                lines(file(DAY)));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void records_are_appended_to_an_existing_file() throws IOException {
        write(folder, ATTEMPT);
        write(folder, ATTEMPT);

        assertEquals(2, lines(file(DAY)).size());
    }

    /** Each writer simulates a process that writes to the same file. */
    @Test
    void concurrent_writers_append_whole_lines_to_one_file() throws IOException {
        AuditRecord.Call longCall = new AuditRecord.Call(CALL.partnerId(), "U".repeat(100_000), CALL.idempotencyKey());
        AuditRecord record = attemptOf(longCall);

        IntStream.range(0, 8).parallel().forEach(writer -> write(folder, record, record, record, record, record));

        List<String> lines = lines(file(DAY));
        assertEquals(40, lines.size());
        assertEquals(1, lines.stream().distinct().count());
    }

    /** The clock of one run may be wrong, so no run may judge the age of a file. */
    @ParameterizedTest
    @ValueSource(longs = {-3_650, -63, -31, 31, 40})
    void a_file_of_any_age_is_kept(long days) throws IOException {
        Path other = Files.writeString(file(DAY.plusDays(days)), "{}\n");

        write(folder, ATTEMPT);

        assertEquals("{}\n", Files.readString(other));
        assertEquals(1, lines(file(DAY)).size());
    }

    @Test
    void a_record_after_a_torn_line_starts_a_new_line() throws IOException {
        Files.writeString(file(DAY), "{}\n{\"event\":\"att");

        write(folder, ATTEMPT, ATTEMPT);

        List<String> lines = lines(file(DAY));
        assertEquals(List.of("{}", "{\"event\":\"att"), lines.subList(0, 2));
        assertTrue(lines.subList(2, 4).stream().allMatch(line -> line.matches("\\{\"event\":\"attempt\".*\\}")));
    }

    /** The file contains user IDs. The process may only remove permissions with its umask. */
    @Test
    void other_users_may_not_read_the_files() throws IOException {
        Path created = folder.resolve("new/audit");

        write(created, ATTEMPT);

        Set<PosixFilePermission> ofFile =
                Files.getPosixFilePermissions(created.resolve(file(DAY).getFileName()));
        assertTrue(PosixFilePermissions.fromString("rw-r-----").containsAll(ofFile), ofFile.toString());
        Set<PosixFilePermission> ofFolder = Files.getPosixFilePermissions(created);
        assertTrue(PosixFilePermissions.fromString("rwxr-x---").containsAll(ofFolder), ofFolder.toString());
    }

    @Test
    void a_symbolic_link_in_place_of_the_file_is_not_followed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "");
        Files.createSymbolicLink(file(DAY), target);

        write(folder, ATTEMPT, ATTEMPT);

        assertEquals("", Files.readString(target));
        assertEquals(
                "sesi: cannot write audit records: " + file(DAY)
                        + ": not a regular file; correct this, and check it with"
                        + " sesi doctor (the call continues without records)\n",
                err.toString(UTF_8));
    }

    @Test
    void a_symbolic_link_in_place_of_the_folder_is_followed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));

        write(link, ATTEMPT);

        assertEquals(
                1,
                lines(folder.resolve("real").resolve(file(DAY).getFileName())).size());
    }

    /** Opening a pipe would block until another process reads it. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pipe_in_place_of_the_file_is_not_opened() throws Exception {
        assertEquals(
                0, new ProcessBuilder("mkfifo", file(DAY).toString()).start().waitFor());

        write(folder, ATTEMPT);

        assertTrue(err.toString(UTF_8).contains(file(DAY) + ": not a regular file"), err.toString(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {" lead", "trail ", "50%", "%d", "back\\slash", "~"})
    void the_folder_is_used_as_given(String name) throws IOException {
        write(folder.resolve(name), ATTEMPT);

        assertEquals(
                1, lines(folder.resolve(name).resolve(file(DAY).getFileName())).size());
    }

    @Test
    void the_records_of_an_interrupted_thread_are_written() throws IOException {
        Thread.currentThread().interrupt();
        write(folder, ATTEMPT);

        assertTrue(Thread.interrupted(), "the interrupt is kept");
        assertEquals(1, lines(file(DAY)).size());
    }

    @Test
    void a_write_failure_is_reported_once_and_not_thrown() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        write(notAFolder, ATTEMPT, ATTEMPT);

        assertEquals(
                "sesi: cannot write audit records: " + notAFolder + ": not a folder; correct this, and check it with"
                        + " sesi doctor (the call continues without records)\n",
                err.toString(UTF_8));
    }

    private static AuditRecord attemptOf(AuditRecord.Call call) {
        return new AuditRecord.AttemptEnded(
                TIME,
                call,
                2,
                "SERVICE_FAILING",
                OptionalInt.of(503),
                Delivery.RESPONDED,
                Duration.ofMillis(12),
                Duration.ofMillis(731),
                Optional.empty());
    }

    private void write(Path directory, AuditRecord... records) {
        try (AuditFiles files =
                new AuditFiles(directory, InstantSource.fixed(NOW), new PrintStream(err, true, UTF_8))) {
            Slf4jAuditTrail trail = new Slf4jAuditTrail(files.logger(), "staging");
            Stream.of(records).forEach(trail::record);
        }
    }

    /** Without empty lines: they separate the records of processes that write at the same time. */
    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.isEmpty()).toList();
    }

    private Path file(LocalDate day) {
        return folder.resolve("sesi-audit." + day + ".jsonl");
    }
}
