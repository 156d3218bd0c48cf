package id.sesi.outcomecheck.records;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import id.sesi.outcomecheck.records.Call.CallAttempt;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The audit files of a run, as docs/audit.md describes them.
 *
 * @param calls the records of each call, by idempotency key
 * @param tornLines the number of lines that are not JSON
 */
public record AuditFiles(Map<String, AuditedCall> calls, int tornLines) {

    public AuditFiles {
        calls = Map.copyOf(calls);
    }

    /**
     * The records of one call.
     *
     * @param userId the {@code userId} of the first record
     * @param attempts the records of attempts, in the order of the file
     * @param outcomes the records of the outcome, in the order of the file; one if the call ended
     */
    public record AuditedCall(String userId, List<CallAttempt> attempts, List<AuditedOutcome> outcomes) {

        public AuditedCall {
            attempts = List.copyOf(attempts);
            outcomes = List.copyOf(outcomes);
        }

        private AuditedCall with(CallAttempt attempt) {
            List<CallAttempt> more = new ArrayList<>(attempts);
            more.add(attempt);
            return new AuditedCall(userId, more, outcomes);
        }

        private AuditedCall with(AuditedOutcome outcome) {
            List<AuditedOutcome> more = new ArrayList<>(outcomes);
            more.add(outcome);
            return new AuditedCall(userId, attempts, more);
        }
    }

    /**
     * The record of an outcome.
     *
     * @param attempts the number of attempts
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param delivery the name of the delivery
     * @param mayHaveOrphanedSession whether the record warns of an orphaned session
     * @param attemptsBefore how many records of attempts precede this record in the file
     */
    public record AuditedOutcome(
            int attempts, String result, String delivery, boolean mayHaveOrphanedSession, int attemptsBefore) {}

    /** {@return the audit files of this folder, in the order of their names; empty if the folder does not exist} */
    public static AuditFiles read(Path folder) throws IOException {
        Map<String, AuditedCall> calls = new LinkedHashMap<>();
        int torn = 0;
        if (Files.isDirectory(folder)) {
            for (Path file : filesOf(folder)) {
                for (String line : Files.readAllLines(file)) {
                    Optional<JsonObject> json = parse(line);
                    if (json.isPresent()) {
                        add(json.get(), calls);
                    } else if (!line.isEmpty()) {
                        torn++;
                    }
                }
            }
        }
        return new AuditFiles(calls, torn);
    }

    private static TreeSet<Path> filesOf(Path folder) throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "sesi-audit.*.jsonl")) {
            found.forEach(files::add);
        }
        return files;
    }

    private static Optional<JsonObject> parse(String line) {
        try {
            return Optional.ofNullable(new Gson().fromJson(line, JsonElement.class))
                    .filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static void add(JsonObject line, Map<String, AuditedCall> calls) {
        AuditedCall call = calls.computeIfAbsent(
                line.get("idempotencyKey").getAsString(),
                key -> new AuditedCall(line.get("userId").getAsString(), List.of(), List.of()));
        calls.put(line.get("idempotencyKey").getAsString(), with(call, line));
    }

    private static AuditedCall with(AuditedCall call, JsonObject line) {
        String result = line.get("result").getAsString();
        String delivery = line.get("delivery").getAsString();
        if (line.get("event").getAsString().equals("attempt")) {
            return call.with(new CallAttempt(
                    line.get("attempt").getAsInt(),
                    result,
                    line.has("status") ? line.get("status").getAsInt() : 0,
                    delivery,
                    line.get("pauseMillis").getAsLong()));
        }
        return call.with(new AuditedOutcome(
                line.get("attempts").getAsInt(),
                result,
                delivery,
                line.get("mayHaveOrphanedSession").getAsBoolean(),
                call.attempts().size()));
    }
}
