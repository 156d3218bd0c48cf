package id.sesi.outcomecheck.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.outcomecheck.records.AuditFiles.AuditedCall;
import id.sesi.outcomecheck.records.AuditFiles.AuditedOutcome;
import id.sesi.outcomecheck.records.Call.CallAttempt;
import id.sesi.outcomecheck.records.Call.End;
import id.sesi.outcomecheck.records.VendorRecords.Body;
import id.sesi.outcomecheck.records.VendorRecords.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {

    @Test
    void the_book_joins_the_lines_of_a_request(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("vendor-records");
        try (LineFile file = new LineFile(path)) {
            file.append(VendorRecords.HEAD, 1, "k1", "AFTER_BODY+created/RESET");
            file.append(VendorRecords.HEAD, 2, "k2", "AFTER_HEAD/CUT");
            file.append(VendorRecords.BODY, 1, "u1", "hash", "unsigned", "secret");
            file.append(VendorRecords.SESSION, 1, "s1");
        }

        Body body = new Body("u1", "hash", "unsigned", "secret");
        assertEquals(
                List.of(
                        new Request(1, "k1", "AFTER_BODY+created/RESET", Optional.of(body), Optional.of("s1")),
                        new Request(2, "k2", "AFTER_HEAD/CUT", Optional.empty(), Optional.empty())),
                VendorRecords.read(path).requests());
    }

    @Test
    void calls_keep_all_values(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("calls");
        CallAttempt attempt = new CallAttempt(1, "CREATED", 200, "RESPONDED", 0);
        End created = new End("k1", "CREATED", "RESPONDED", false, Optional.of("s1"), 7, 3, List.of(attempt));
        End none = new End("k2", "BREAKER_OPEN", "NOT_SENT", false, Optional.empty(), 0, 3, List.of());
        try (LineFile file = new LineFile(path)) {
            file.append(Call.BEGIN, "u1", 400);
            file.append(Call.BEGIN, "u2", 400);
            file.append(Call.BEGIN, "u3", 150);
            Call.append(file, "u2", none);
            Call.append(file, "u1", created);
        }

        assertEquals(
                List.of(
                        new Call("u1", 400, Optional.of(created)),
                        new Call("u2", 400, Optional.of(none)),
                        new Call("u3", 150, Optional.empty())),
                Call.read(path));
    }

    @Test
    void samples_keep_all_values(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("resources");
        ResourceSample sample = new ResourceSample(ResourceSample.LOAD, 1, 2, 3, 4, 5);
        try (LineFile file = new LineFile(path)) {
            sample.append(file);
        }

        assertEquals(List.of(sample), ResourceSample.read(path));
    }

    @Test
    void audit_files_are_grouped_by_call(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("sesi-audit.2026-11-27.jsonl"), """
                {"event":"attempt","idempotencyKey":"k1","userId":"u1","attempt":1,"result":"CREATED","delivery":"RESPONDED",\
                "status":200,"durationMillis":5,"pauseMillis":0}
                {"event":"attempt","idempotencyKey":"k2","userId":"u2","att

                {"event":"outcome","idempotencyKey":"k1","userId":"u1","attempts":1,"result":"CREATED","delivery":"RESPONDED",\
                "mayHaveOrphanedSession":false,"status":200,"durationMillis":5,"ownerDiffers":false}
                """);

        AuditedCall call = new AuditedCall(
                "u1",
                List.of(new CallAttempt(1, "CREATED", 200, "RESPONDED", 0)),
                List.of(new AuditedOutcome(1, "CREATED", "RESPONDED", false, 1)));
        assertEquals(new AuditFiles(Map.of("k1", call), 1), AuditFiles.read(folder));
    }
}
