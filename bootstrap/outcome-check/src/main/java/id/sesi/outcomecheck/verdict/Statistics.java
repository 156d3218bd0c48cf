package id.sesi.outcomecheck.verdict;

import id.sesi.outcomecheck.records.AuditFiles;
import id.sesi.outcomecheck.records.Call;
import id.sesi.outcomecheck.records.Call.CallAttempt;
import id.sesi.outcomecheck.records.Call.End;
import id.sesi.outcomecheck.records.VendorRecords;
import id.sesi.outcomecheck.records.VendorRecords.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts what happened in a run, and which warnings of orphaned sessions were needless.
 *
 * @param calls the calls that began
 * @param ended the calls that returned
 * @param requests the requests in the vendor's records
 * @param sessions the sessions in the vendor's records
 * @param held the sessions that a caller holds
 * @param results the number of outcomes with each result
 * @param rightWarnings the outcomes that warn, and the vendor holds a session that nobody has
 * @param needlessWarnings the other outcomes that warn
 * @param causes the attempts that made an outcome warn needlessly, counted by result and by what the vendor did
 * @param maxLatenessMillis how much longer than its deadline a call took at most, without the audit trail
 * @param maxAuditMillis how long the audit trail blocked a call at most
 * @param cutCalls the calls that the killed processes did not end
 * @param cutWithoutRecord the cut calls without an audit record, although the vendor recorded their requests
 * @param unrecordedSessions the sessions of cut calls beyond those that the audit records admit
 */
public record Statistics(
        int calls,
        int ended,
        int requests,
        int sessions,
        int held,
        Map<String, Integer> results,
        int rightWarnings,
        int needlessWarnings,
        Map<String, Integer> causes,
        long maxLatenessMillis,
        long maxAuditMillis,
        int cutCalls,
        int cutWithoutRecord,
        int unrecordedSessions) {

    /** {@return the numbers of a run} */
    public static Statistics of(VendorRecords vendorRecords, List<Call> calls, AuditFiles audit) {
        Map<String, List<Request>> requests = vendorRecords.byKey();
        Map<String, Integer> results = new TreeMap<>();
        Map<String, Integer> causes = new TreeMap<>();
        int right = 0;
        int needless = 0;
        int held = 0;
        long lateness = Long.MIN_VALUE;
        long audited = 0;
        List<End> ends = new ArrayList<>();
        for (Call call : calls) {
            if (call.end().isPresent()) {
                End end = call.end().get();
                ends.add(end);
                List<Request> arrived = requests.getOrDefault(end.key(), List.of());
                results.merge(end.result(), 1, Integer::sum);
                held += end.session().isPresent() ? 1 : 0;
                audited = Math.max(audited, end.auditMillis());
                lateness = Math.max(lateness, end.limitedMillis() - call.deadlineMillis());
                if (end.mayHaveOrphanedSession()) {
                    if (hasOrphan(end, arrived)) {
                        right++;
                    } else {
                        needless++;
                        countCauses(end, arrived, causes);
                    }
                }
            }
        }
        Set<String> endedKeys = ends.stream().map(End::key).collect(Collectors.toSet());
        Map<String, List<Request>> cut = new TreeMap<>(requests);
        cut.keySet().removeAll(endedKeys);
        return new Statistics(
                calls.size(),
                ends.size(),
                vendorRecords.requests().size(),
                (int) VendorRecords.sessions(vendorRecords.requests()).count(),
                held,
                results,
                right,
                needless,
                causes,
                lateness,
                audited,
                calls.size() - ends.size(),
                (int) cut.keySet().stream()
                        .filter(key -> !audit.calls().containsKey(key))
                        .count(),
                cut.entrySet().stream()
                        .mapToInt(call -> unrecordedSessions(call.getKey(), call.getValue(), audit))
                        .sum());
    }

    private static boolean hasOrphan(End end, List<Request> arrived) {
        return VendorRecords.sessions(arrived)
                .anyMatch(session -> !end.session().map(session::equals).orElse(false));
    }

    private static int unrecordedSessions(String key, List<Request> arrived, AuditFiles audit) {
        long admitted = audit.calls().containsKey(key)
                ? audit.calls().get(key).attempts().stream()
                        .filter(CallAttempt::mayHaveSession)
                        .count()
                : 0;
        return (int) Math.max(0, VendorRecords.sessions(arrived).count() - admitted);
    }

    /** Requests and attempts are in the same order. If fewer requests arrived than were sent, the vendor's part is unknown. */
    private static void countCauses(End end, List<Request> arrived, Map<String, Integer> causes) {
        List<CallAttempt> sent = end.attempts().stream()
                .filter(attempt -> !attempt.delivery().equals("NOT_SENT"))
                .toList();
        for (int i = 0; i < sent.size(); i++) {
            CallAttempt attempt = sent.get(i);
            if (attempt.mayHaveOrphanedSession()) {
                String vendor = "some requests did not arrive";
                if (arrived.size() == sent.size()) {
                    vendor = part(arrived.get(i));
                } else if (arrived.isEmpty()) {
                    vendor = "the vendor read nothing";
                }
                String status = attempt.status() == 0 ? "" : " " + attempt.status() / 100 + "xx";
                causes.merge(attempt.result() + status + ": " + vendor, 1, Integer::sum);
            }
        }
    }

    private static String part(Request request) {
        if (request.body().isEmpty()) {
            return "the vendor read a part";
        }
        return request.plan().contains("ANSWER")
                ? "the vendor answered without a session"
                : "the vendor read everything, and stopped";
    }

    /** {@return the numbers as text} */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "calls %d, returned %d, requests %d, sessions %d, held %d%n", calls, ended, requests, sessions, held));
        text.append(String.format("outcomes %s%n", results));
        text.append(String.format(
                "longest call: deadline %+d ms, and up to %d ms in the audit trail%n",
                maxLatenessMillis, maxAuditMillis));
        text.append(String.format(
                "warnings of orphaned sessions: %d right, %d needless%n", rightWarnings, needlessWarnings));
        causes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(cause -> text.append(String.format("  %5d  %s%n", cause.getValue(), cause.getKey())));
        if (cutCalls > 0) {
            text.append(String.format(
                    "killed: %d calls cut; the vendor recorded %d of them that have no audit record, and %d sessions"
                            + " that no audit record admits%n",
                    cutCalls, cutWithoutRecord, unrecordedSessions));
        }
        return text.toString();
    }
}
