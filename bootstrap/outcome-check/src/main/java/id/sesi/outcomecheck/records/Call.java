package id.sesi.outcomecheck.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call as its caller saw it.
 *
 * @param userId the {@code user_id} of the request, different for each call
 * @param deadlineMillis the deadline of the call
 * @param end what the caller was told; empty if the process was killed before
 */
public record Call(String userId, long deadlineMillis, Optional<End> end) {

    /** The words that begin the lines of the file, for the callers. */
    public static final String BEGIN = "begin";

    public static final String END = "end";

    /**
     * What the caller was told.
     *
     * @param key the idempotency key
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param delivery the name of the delivery
     * @param mayHaveOrphanedSession whether the outcome warns of an orphaned session
     * @param session the token of the session, if the call was created
     * @param elapsedMillis how long the call took
     * @param auditMillis how long the audit trail blocked the call; its deadline does not limit that
     * @param attempts the attempts of the outcome
     */
    public record End(
            String key,
            String result,
            String delivery,
            boolean mayHaveOrphanedSession,
            Optional<String> session,
            long elapsedMillis,
            long auditMillis,
            List<CallAttempt> attempts) {

        public End {
            attempts = List.copyOf(attempts);
        }

        /** {@return how long the call took, without the time in which the audit trail blocked it} */
        public long limitedMillis() {
            return elapsedMillis - auditMillis;
        }
    }

    /**
     * An attempt of an outcome, or of the audit files.
     *
     * @param number the number of the attempt, from 1
     * @param result {@code CREATED}, or the name of the refusal or failure
     * @param status the HTTP status, or 0
     * @param delivery the name of the delivery
     * @param pauseMillis the planned pause after the attempt
     */
    public record CallAttempt(int number, String result, int status, String delivery, long pauseMillis) {

        /** {@return whether the vendor may hold a session of this attempt, received or orphaned} The contract defines this. */
        public boolean mayHaveSession() {
            return result.equals("CREATED") || mayHaveOrphanedSession();
        }

        /** {@return whether the vendor may hold a session of this attempt that nobody has} */
        public boolean mayHaveOrphanedSession() {
            return !result.equals("CREATED") && (delivery.equals("UNKNOWN") || status / 100 == 5 || status / 100 == 2);
        }

        @Override
        public String toString() {
            return Stream.of(number, result, status, delivery, pauseMillis)
                    .map(String::valueOf)
                    .reduce((left, right) -> left + "," + right)
                    .orElseThrow();
        }

        private static CallAttempt parse(String text) {
            List<String> values = List.of(text.split(",", -1));
            return new CallAttempt(
                    Integer.parseInt(values.get(0)),
                    values.get(1),
                    Integer.parseInt(values.get(2)),
                    values.get(3),
                    Long.parseLong(values.get(4)));
        }
    }

    /** Appends the end of a call to the file of the callers. */
    public static void append(LineFile file, String userId, End end) {
        file.append(
                END,
                userId,
                end.key(),
                end.result(),
                end.delivery(),
                end.mayHaveOrphanedSession(),
                end.session().orElse(""),
                end.elapsedMillis(),
                end.auditMillis(),
                String.join(
                        ";", end.attempts().stream().map(CallAttempt::toString).toList()));
    }

    /** {@return the calls in this file} */
    public static List<Call> read(Path file) throws IOException {
        Map<String, Call> calls = new LinkedHashMap<>();
        for (List<String> line : LineFile.read(file)) {
            String userId = line.get(1);
            if (line.get(0).equals(BEGIN)) {
                calls.put(userId, new Call(userId, Long.parseLong(line.get(2)), Optional.empty()));
            } else {
                calls.computeIfPresent(
                        userId, (id, begun) -> new Call(id, begun.deadlineMillis(), Optional.of(parse(line))));
            }
        }
        return new ArrayList<>(calls.values());
    }

    private static End parse(List<String> line) {
        return new End(
                line.get(2),
                line.get(3),
                line.get(4),
                Boolean.parseBoolean(line.get(5)),
                Optional.of(line.get(6)).filter(session -> !session.isEmpty()),
                Long.parseLong(line.get(7)),
                Long.parseLong(line.get(8)),
                Stream.of(line.get(9).split(";", -1))
                        .filter(attempt -> !attempt.isEmpty())
                        .map(CallAttempt::parse)
                        .toList());
    }
}
