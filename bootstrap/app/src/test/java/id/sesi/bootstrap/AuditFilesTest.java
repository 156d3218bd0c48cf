package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.adapters.local.audit.LoggedAuditTrail;
import id.sesi.application.driven.AuditRecord;
import id.sesi.application.result.Delivery;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.PartnerId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format of the audit files, and the message if a record cannot be written. */
class AuditFilesTest {

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
                Files.readAllLines(today()));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void records_are_appended_to_an_existing_file() throws IOException {
        write(folder, ATTEMPT);
        write(folder, ATTEMPT);

        assertEquals(2, Files.readAllLines(today()).size());
        assertTrue(
                List.of(
                                file(LocalDate.now(ZoneOffset.UTC)),
                                file(LocalDate.now(ZoneOffset.UTC).minusDays(1)))
                        .contains(today()),
                "the file name has the date in UTC, although this test runs in the time zone of Kiritimati");
    }

    /** Each writer stands for a process that writes to the same file. */
    @Test
    void concurrent_writers_append_whole_lines_to_one_file() throws IOException {
        AuditRecord.Call longCall = new AuditRecord.Call(CALL.partnerId(), "U".repeat(100_000), CALL.idempotencyKey());
        AuditRecord record = attemptOf(longCall);

        IntStream.range(0, 8).parallel().forEach(writer -> write(folder, record, record, record, record, record));

        List<String> lines = Files.readAllLines(today());
        assertEquals(40, lines.size());
        assertEquals(1, lines.stream().distinct().count());
    }

    @Test
    void files_older_than_30_days_are_deleted() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path old = Files.writeString(file(today.minusDays(31)), "{}\n");
        Path kept = Files.writeString(file(today.minusDays(29)), "{}\n");

        write(folder, ATTEMPT);

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(kept));
    }

    @Test
    void a_write_failure_is_reported_once_and_not_thrown() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        write(notAFolder, ATTEMPT, ATTEMPT);

        assertEquals(
                "sesi: cannot write audit records; check the folder in --audit-dir (the call continues without them)\n",
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
                Duration.ofMillis(731));
    }

    private void write(Path directory, AuditRecord... records) {
        try (AuditFiles files = new AuditFiles(directory, new PrintStream(err, true, UTF_8))) {
            LoggedAuditTrail trail = new LoggedAuditTrail(files.logger(), "staging");
            Stream.of(records).forEach(trail::record);
        }
    }

    private Path today() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve("sesi-audit." + day + ".jsonl");
    }
}
