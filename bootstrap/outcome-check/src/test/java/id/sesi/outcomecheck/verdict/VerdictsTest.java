package id.sesi.outcomecheck.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.outcomecheck.records.AuditFiles;
import id.sesi.outcomecheck.records.AuditFiles.AuditedCall;
import id.sesi.outcomecheck.records.AuditFiles.AuditedOutcome;
import id.sesi.outcomecheck.records.Call;
import id.sesi.outcomecheck.records.Call.CallAttempt;
import id.sesi.outcomecheck.records.Call.End;
import id.sesi.outcomecheck.records.VendorRecords;
import id.sesi.outcomecheck.records.VendorRecords.Body;
import id.sesi.outcomecheck.records.VendorRecords.Request;
import id.sesi.outcomecheck.verdict.Violation.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each test begins with a right run, falsifies one record, and expects the broken promise. */
class VerdictsTest {

    private static final Duration LATENESS = Duration.ofSeconds(1);
    private static final CallAttempt LOST = new CallAttempt(1, "CONNECTION_LOST", 0, "UNKNOWN", 600);
    private static final CallAttempt CREATED = new CallAttempt(2, "CREATED", 200, "RESPONDED", 0);
    private static final End RIGHT =
            new End("k1", "CREATED", "UNKNOWN", true, Optional.of("s2"), 900, 3, List.of(LOST, CREATED));

    /** The first request left a session that nobody has; the second one created the session that the caller holds. */
    private static final List<Request> ARRIVED = List.of(request(1, "k1", "s1"), request(2, "k1", "s2"));

    @Test
    void a_right_run_has_no_violation() {
        assertEquals(Set.of(), kinds(ARRIVED, RIGHT));
    }

    @Test
    void a_fourth_request_is_reported() {
        List<Request> four = Stream.of(1, 2, 3, 4)
                .map(number -> request(number, "k1", number == 2 ? "s2" : ""))
                .toList();

        assertEquals(Set.of(Kind.FOURTH_REQUEST, Kind.UNREPORTED_REQUEST, Kind.DENIED_DELIVERY), kinds(four, RIGHT));
    }

    @Test
    void a_request_without_an_attempt_is_reported() {
        Request head = new Request(3, "k1", "AFTER_HEAD/RESET", Optional.empty(), Optional.empty());

        assertEquals(Set.of(Kind.UNREPORTED_REQUEST), kinds(List.of(ARRIVED.get(0), ARRIVED.get(1), head), RIGHT));
    }

    @Test
    void different_bodies_are_reported() {
        Request other = withBody(ARRIVED.get(1), new Body("u1", "hash-2", "unsigned-2", "secret"));
        assertEquals(Set.of(Kind.BODIES_DIFFER), kinds(List.of(ARRIVED.get(0), other), RIGHT));

        Request otherSignature = withBody(ARRIVED.get(1), new Body("u1", "hash-2", "unsigned", "secret"));
        assertEquals(Set.of(Kind.BODIES_DIFFER), kinds(List.of(ARRIVED.get(0), otherSignature), RIGHT));
    }

    @Test
    void a_rotated_key_changes_the_signature_rightly() {
        Request rotated = withBody(ARRIVED.get(1), new Body("u1", "hash-2", "unsigned", "other secret"));

        assertEquals(Set.of(), kinds(List.of(ARRIVED.get(0), rotated), RIGHT));
    }

    @Test
    void a_wrong_signature_is_reported() {
        Request wrong = withBody(ARRIVED.get(1), new Body("u1", "hash-2", "unsigned", "none"));

        assertEquals(Set.of(Kind.WRONG_SIGNATURE), kinds(List.of(ARRIVED.get(0), wrong), RIGHT));
    }

    @Test
    void a_request_of_another_call_or_of_none_is_reported() {
        Request foreign = withBody(ARRIVED.get(0), new Body("u2", "hash", "unsigned", "secret"));
        assertEquals(Set.of(Kind.FOREIGN_REQUEST), kinds(List.of(foreign, ARRIVED.get(1)), RIGHT));

        assertEquals(
                Set.of(Kind.FOREIGN_REQUEST),
                kinds(List.of(ARRIVED.get(0), ARRIVED.get(1), request(3, "k9", "")), RIGHT));
    }

    @Test
    void a_session_that_the_vendor_did_not_create_for_the_call_is_reported() {
        End invented = new End("k1", "CREATED", "UNKNOWN", true, Optional.of("s9"), 900, 3, RIGHT.attempts());
        assertEquals(Set.of(Kind.UNKNOWN_SESSION), kinds(ARRIVED, invented));

        End none = new End("k1", "CREATED", "UNKNOWN", true, Optional.empty(), 900, 3, RIGHT.attempts());
        assertEquals(Set.of(Kind.UNKNOWN_SESSION), kinds(ARRIVED, none));
    }

    @Test
    void a_session_that_two_callers_hold_is_reported() {
        CallAttempt first = new CallAttempt(1, "CREATED", 200, "RESPONDED", 0);
        End one = new End("k1", "CREATED", "RESPONDED", false, Optional.of("s1"), 9, 3, List.of(first));
        End two = new End("k2", "CREATED", "RESPONDED", false, Optional.of("s1"), 9, 3, List.of(first));
        List<Call> calls = List.of(call("u1", one), call("u2", two));
        Map<String, AuditedCall> audit = Map.of("k1", audited("u1", one), "k2", audited("u2", two));
        List<Request> requests = List.of(request(1, "k1", "s1"), withUser(request(2, "k2", "s1"), "u2"));

        assertEquals(Set.of(Kind.SHARED_SESSION), kinds(requests, calls, audit, 0));
    }

    @Test
    void an_orphaned_session_without_a_warning_is_reported() {
        // A gateway that takes a lost connection for one that sent nothing.
        CallAttempt denied = new CallAttempt(1, "UNREACHABLE", 0, "NOT_SENT", 600);
        End wrong = new End("k1", "CREATED", "RESPONDED", false, Optional.of("s2"), 900, 3, List.of(denied, CREATED));

        assertEquals(Set.of(Kind.MISSED_ORPHAN, Kind.MISSED_SESSION, Kind.DENIED_DELIVERY), kinds(ARRIVED, wrong));
    }

    @Test
    void a_refused_call_with_a_session_is_reported() {
        CallAttempt refused = new CallAttempt(1, "INVALID_SIGNATURE", 401, "RESPONDED", 0);
        End wrong = new End("k1", "INVALID_SIGNATURE", "RESPONDED", false, Optional.empty(), 900, 3, List.of(refused));

        assertEquals(Set.of(Kind.MISSED_ORPHAN, Kind.MISSED_SESSION), kinds(List.of(request(1, "k1", "s1")), wrong));
    }

    @Test
    void a_warning_for_another_attempt_does_not_hide_a_missed_session() {
        CallAttempt denied = new CallAttempt(2, "NOT_PROCESSED", 0, "NOT_SENT", 1_100);
        CallAttempt third = new CallAttempt(3, "CREATED", 200, "RESPONDED", 0);
        End wrong = new End("k1", "CREATED", "UNKNOWN", true, Optional.of("s3"), 900, 3, List.of(LOST, denied, third));
        List<Request> requests = List.of(request(1, "k1", "s1"), request(2, "k1", "s2"), request(3, "k1", "s3"));

        assertEquals(Set.of(Kind.MISSED_SESSION), kinds(requests, wrong));
    }

    @Test
    void a_delivery_that_is_denied_is_reported() {
        CallAttempt denied = new CallAttempt(1, "TIMED_OUT", 0, "NOT_SENT", 0);
        End wrong = new End("k1", "TIMED_OUT", "NOT_SENT", false, Optional.empty(), 900, 3, List.of(denied));

        assertEquals(Set.of(Kind.DENIED_DELIVERY), kinds(List.of(request(1, "k1", "")), wrong));
    }

    @Test
    void a_response_without_a_request_is_reported() {
        CallAttempt invented = new CallAttempt(1, "SERVICE_FAILING", 503, "RESPONDED", 0);
        End wrong = new End("k1", "SERVICE_FAILING", "RESPONDED", true, Optional.empty(), 900, 3, List.of(invented));

        assertEquals(Set.of(Kind.INVENTED_RESPONSE), kinds(List.of(), wrong));
    }

    @Test
    void a_late_call_is_reported() {
        assertEquals(Set.of(), kinds(ARRIVED, withElapsed(3_003)));
        assertEquals(Set.of(Kind.LATE), kinds(ARRIVED, withElapsed(3_004)));
    }

    @Test
    void an_outcome_that_contradicts_its_attempts_is_reported() {
        CallAttempt third = new CallAttempt(3, "CREATED", 200, "RESPONDED", 0);
        End misnumbered = new End("k1", "CREATED", "UNKNOWN", true, Optional.of("s2"), 900, 3, List.of(LOST, third));
        assertEquals(Set.of(Kind.INCONSISTENT_OUTCOME), kinds(ARRIVED, misnumbered));

        CallAttempt only = new CallAttempt(1, "CREATED", 200, "RESPONDED", 0);
        End needless = new End("k1", "CREATED", "RESPONDED", true, Optional.of("s1"), 900, 3, List.of(only));
        assertEquals(Set.of(Kind.INCONSISTENT_OUTCOME), kinds(List.of(request(1, "k1", "s1")), needless));
    }

    @Test
    void a_wrong_pause_is_reported() {
        for (long pause : new long[] {0, 499, 801}) {
            CallAttempt lost = new CallAttempt(1, "CONNECTION_LOST", 0, "UNKNOWN", pause);
            End wrong = new End("k1", "CREATED", "UNKNOWN", true, Optional.of("s2"), 900, 3, List.of(lost, CREATED));

            assertEquals(Set.of(Kind.WRONG_PAUSE), kinds(ARRIVED, wrong), pause + " ms");
        }
    }

    @Test
    void audit_files_that_differ_are_reported() {
        AuditedCall right = audited("u1", RIGHT);
        AuditedOutcome outcome = right.outcomes().get(0);
        List<AuditedCall> wrong = List.of(
                new AuditedCall("u1", List.of(CREATED), right.outcomes()),
                new AuditedCall("u1", List.of(LOST, LOST, CREATED), right.outcomes()),
                new AuditedCall("u1", List.of(CREATED, LOST), right.outcomes()),
                new AuditedCall("u1", right.attempts(), List.of()),
                new AuditedCall("u1", right.attempts(), List.of(outcome, outcome)),
                new AuditedCall("u1", right.attempts(), List.of(new AuditedOutcome(1, "CREATED", "UNKNOWN", true, 2))),
                new AuditedCall(
                        "u1", right.attempts(), List.of(new AuditedOutcome(2, "TIMED_OUT", "UNKNOWN", true, 2))),
                new AuditedCall("u1", right.attempts(), List.of(new AuditedOutcome(2, "CREATED", "NOT_SENT", true, 2))),
                new AuditedCall("u1", right.attempts(), List.of(new AuditedOutcome(2, "CREATED", "UNKNOWN", false, 2))),
                new AuditedCall("u1", right.attempts(), List.of(new AuditedOutcome(2, "CREATED", "UNKNOWN", true, 1))),
                new AuditedCall("u2", right.attempts(), right.outcomes()));
        for (AuditedCall call : wrong) {
            assertEquals(Set.of(Kind.AUDIT_DIFFERS), kinds(ARRIVED, List.of(call("u1", RIGHT)), Map.of("k1", call), 0));
        }
        assertEquals(Set.of(Kind.AUDIT_DIFFERS), kinds(ARRIVED, List.of(call("u1", RIGHT)), Map.of(), 0));
    }

    @Test
    void a_call_that_exists_only_in_the_audit_files_is_reported() {
        Map<String, AuditedCall> more = new HashMap<>(Map.of("k1", audited("u1", RIGHT)));
        more.put("k9", new AuditedCall("u9", List.of(), List.of()));

        assertEquals(Set.of(Kind.AUDIT_DIFFERS), kinds(ARRIVED, List.of(call("u1", RIGHT)), more, 0));
    }

    @Test
    void torn_lines_are_reported() {
        assertEquals(
                Set.of(Kind.TORN_LINES),
                kinds(ARRIVED, List.of(call("u1", RIGHT)), Map.of("k1", audited("u1", RIGHT)), 1));
    }

    @Test
    void a_killed_call_may_lack_the_record_of_its_running_attempt() {
        List<Call> killed = List.of(new Call("u1", 2_000, Optional.empty()));
        AuditedCall first = new AuditedCall("u1", List.of(LOST), List.of());

        assertEquals(Set.of(), kinds(ARRIVED, killed, Map.of("k1", first), 0));
        assertEquals(Set.of(), kinds(List.of(ARRIVED.get(0)), killed, Map.of(), 0));
    }

    @Test
    void a_killed_call_that_lacks_more_is_reported() {
        List<Call> killed = List.of(new Call("u1", 2_000, Optional.empty()));
        AuditedCall nothing = new AuditedCall("u1", List.of(), List.of());
        assertEquals(Set.of(Kind.AUDIT_DIFFERS, Kind.MISSED_SESSION), kinds(ARRIVED, killed, Map.of("k1", nothing), 0));

        CallAttempt denied = new CallAttempt(1, "UNREACHABLE", 0, "NOT_SENT", 600);
        AuditedCall wrong = new AuditedCall("u1", List.of(denied), List.of());
        assertEquals(Set.of(Kind.MISSED_SESSION), kinds(ARRIVED, killed, Map.of("k1", wrong), 0));

        AuditedOutcome withoutWarning = new AuditedOutcome(2, "CREATED", "UNKNOWN", false, 2);
        AuditedCall ended = new AuditedCall("u1", RIGHT.attempts(), List.of(withoutWarning));
        assertEquals(Set.of(Kind.MISSED_ORPHAN), kinds(ARRIVED, killed, Map.of("k1", ended), 0));
    }

    private static Set<Kind> kinds(List<Request> requests, End end) {
        return kinds(requests, List.of(call("u1", end)), Map.of("k1", audited("u1", end)), 0);
    }

    private static Set<Kind> kinds(
            List<Request> requests, List<Call> calls, Map<String, AuditedCall> audit, int tornLines) {
        return Verdicts.check(new VendorRecords(requests), calls, new AuditFiles(audit, tornLines), LATENESS).stream()
                .map(Violation::kind)
                .collect(Collectors.toSet());
    }

    private static Call call(String userId, End end) {
        return new Call(userId, 2_000, Optional.of(end));
    }

    private static AuditedCall audited(String userId, End end) {
        int attempts = end.attempts().size();
        return new AuditedCall(
                userId,
                end.attempts(),
                List.of(new AuditedOutcome(
                        attempts, end.result(), end.delivery(), end.mayHaveOrphanedSession(), attempts)));
    }

    private static Request request(int number, String key, String session) {
        Body body = new Body("u1", "hash", "unsigned", "secret");
        Optional<String> created = Optional.of(session).filter(name -> !name.isEmpty());
        return new Request(number, key, "AFTER_BODY/RESET", Optional.of(body), created);
    }

    private static Request withBody(Request request, Body body) {
        return new Request(request.number(), request.key(), request.plan(), Optional.of(body), request.session());
    }

    private static Request withUser(Request request, String userId) {
        return withBody(request, new Body(userId, "hash", "unsigned", "secret"));
    }

    private static End withElapsed(long millis) {
        return new End(
                RIGHT.key(), RIGHT.result(), RIGHT.delivery(), true, RIGHT.session(), millis, 3, RIGHT.attempts());
    }
}
