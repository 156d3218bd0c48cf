package id.sesi.outcomecheck.verdict;

import id.sesi.outcomecheck.records.AuditFiles;
import id.sesi.outcomecheck.records.AuditFiles.AuditedCall;
import id.sesi.outcomecheck.records.Call;
import id.sesi.outcomecheck.records.Call.CallAttempt;
import id.sesi.outcomecheck.records.Call.End;
import id.sesi.outcomecheck.records.VendorRecords;
import id.sesi.outcomecheck.records.VendorRecords.Body;
import id.sesi.outcomecheck.records.VendorRecords.Request;
import id.sesi.outcomecheck.verdict.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the vendor's records with the outcomes of the callers and the audit files, call by call. */
public final class Verdicts {

    private final Map<String, List<Request>> requests;
    private final List<Call> calls;
    private final AuditFiles audit;
    private final List<Violation> violations = new ArrayList<>();

    private Verdicts(VendorRecords vendorRecords, List<Call> calls, AuditFiles audit) {
        this.requests = vendorRecords.byKey();
        this.calls = calls;
        this.audit = audit;
    }

    /**
     * {@return the broken promises of a run}
     *
     * @param lateness how much longer than its deadline a call may take
     */
    public static List<Violation> check(
            VendorRecords vendorRecords, List<Call> calls, AuditFiles audit, Duration lateness) {
        Verdicts verdicts = new Verdicts(vendorRecords, calls, audit);
        verdicts.checkRequests();
        verdicts.checkOwners();
        calls.forEach(call -> call.end().ifPresent(end -> verdicts.checkEnded(call, end, lateness)));
        verdicts.checkHolders();
        verdicts.checkKilled();
        return List.copyOf(verdicts.violations);
    }

    private void checkRequests() {
        requests.forEach((key, ofCall) -> {
            expect(Kind.FOURTH_REQUEST, ofCall.size() <= AttemptChecks.MAX_ATTEMPTS, key, ofCall.size() + " requests");
            List<Body> bodies =
                    ofCall.stream().flatMap(request -> request.body().stream()).toList();
            expect(Kind.BODIES_DIFFER, distinct(bodies.stream().map(Body::unsignedHash)) <= 1, key, bodies);
            bodies.stream()
                    .collect(Collectors.groupingBy(Body::signedWith))
                    .forEach((secret, signed) ->
                            expect(Kind.BODIES_DIFFER, distinct(signed.stream().map(Body::hash)) == 1, key, signed));
            expect(
                    Kind.WRONG_SIGNATURE,
                    bodies.stream().noneMatch(body -> body.signedWith().equals("none")),
                    key,
                    bodies);
        });
    }

    private static long distinct(Stream<String> values) {
        return values.distinct().count();
    }

    /** A request belongs to the call of its user ID. The audit files and the callers name the key of each call. */
    private void checkOwners() {
        Map<String, String> users = new HashMap<>();
        audit.calls().forEach((key, call) -> users.put(key, call.userId()));
        for (Call call : calls) {
            call.end().ifPresent(end -> {
                String audited = users.put(end.key(), call.userId());
                expect(
                        Kind.AUDIT_DIFFERS,
                        audited == null || audited.equals(call.userId()),
                        end.key(),
                        "is the key of " + audited + " in the audit files, and of " + call.userId());
            });
        }
        Set<String> running = calls.stream()
                .filter(call -> call.end().isEmpty())
                .map(Call::userId)
                .collect(Collectors.toSet());
        requests.forEach((key, ofCall) -> ofCall.forEach(request -> {
            Optional<String> sender = request.body().map(Body::userId);
            Optional<String> owner = Optional.ofNullable(users.get(key));
            // Without a record, the request must come from a call that was killed.
            boolean isKnown = owner.isPresent()
                    ? sender.isEmpty() || sender.equals(owner)
                    : sender.map(running::contains).orElse(!running.isEmpty());
            expect(Kind.FOREIGN_REQUEST, isKnown, key, "sent by " + sender + ", belongs to " + owner);
        }));
    }

    private void checkEnded(Call call, End end, Duration lateness) {
        List<Request> arrived = requests.getOrDefault(end.key(), List.of());
        List<String> sessions = VendorRecords.sessions(arrived).toList();
        List<CallAttempt> attempts = end.attempts();
        List<String> orphans = sessions.stream()
                .filter(session -> !end.session().equals(Optional.of(session)))
                .toList();
        boolean isCreated = end.result().equals("CREATED");
        expect(Kind.UNREPORTED_REQUEST, arrived.size() <= attempts.size(), end.key(), arrived + ", but " + end);
        expect(
                Kind.UNKNOWN_SESSION,
                isCreated == end.session().isPresent()
                        && end.session().map(sessions::contains).orElse(true),
                end.key(),
                end + ", but the vendor recorded " + sessions);
        expect(
                Kind.MISSED_ORPHAN,
                orphans.isEmpty() || end.mayHaveOrphanedSession(),
                end.key(),
                orphans + " of " + arrived + ", but " + end);
        expect(
                Kind.MISSED_SESSION,
                sessions.size() <= count(attempts, CallAttempt::mayHaveSession),
                end.key(),
                sessions.size() + " sessions of " + arrived + ", but " + end);
        expect(
                Kind.DENIED_DELIVERY,
                arrived.stream().filter(request -> request.body().isPresent()).count()
                        <= count(attempts, Verdicts::mayHaveArrived),
                end.key(),
                arrived + ", but " + end);
        expect(
                Kind.INVENTED_RESPONSE,
                count(attempts, attempt -> attempt.delivery().equals("RESPONDED")) <= arrived.size(),
                end.key(),
                arrived + ", but " + end);
        expect(
                Kind.LATE,
                end.limitedMillis() <= call.deadlineMillis() + lateness.toMillis(),
                end.key(),
                end.limitedMillis() + " ms of " + call.deadlineMillis());
        expect(Kind.INCONSISTENT_OUTCOME, AttemptChecks.isConsistent(end), end.key(), end);
        expect(Kind.WRONG_PAUSE, AttemptChecks.hasContractualPauses(attempts), end.key(), end);
        expect(Kind.AUDIT_DIFFERS, isAudited(end), end.key(), audit.calls().get(end.key()) + ", but " + end);
    }

    private static boolean mayHaveArrived(CallAttempt attempt) {
        return !attempt.delivery().equals("NOT_SENT") || attempt.result().equals("NOT_PROCESSED");
    }

    private static long count(List<CallAttempt> attempts, Predicate<CallAttempt> condition) {
        return attempts.stream().filter(condition).count();
    }

    private boolean isAudited(End end) {
        AuditedCall audited = audit.calls().get(end.key());
        return audited != null
                && audited.attempts().equals(end.attempts())
                && audited.outcomes()
                        .equals(List.of(new AuditFiles.AuditedOutcome(
                                end.attempts().size(),
                                end.result(),
                                end.delivery(),
                                end.mayHaveOrphanedSession(),
                                end.attempts().size())));
    }

    private void checkHolders() {
        Map<String, String> holders = new HashMap<>();
        for (Call call : calls) {
            call.end().flatMap(End::session).ifPresent(session -> {
                String other = holders.put(session, call.userId());
                expect(Kind.SHARED_SESSION, other == null, session, "held by " + call.userId() + " and " + other);
            });
        }
    }

    /**
     * Checks the calls of a killed process, as far as the audit files have records of them. The running attempt has no record,
     * so the vendor may have recorded one request and one session more. If the outcome was recorded, nothing may be missing.
     */
    private void checkKilled() {
        Set<String> ended = new HashSet<>(calls.stream()
                .flatMap(call -> call.end().stream())
                .map(End::key)
                .toList());
        Set<String> running = calls.stream()
                .filter(call -> call.end().isEmpty())
                .map(Call::userId)
                .collect(Collectors.toSet());
        audit.calls().forEach((key, call) -> {
            if (!ended.contains(key)) {
                expect(Kind.AUDIT_DIFFERS, running.contains(call.userId()), key, "no caller made this call: " + call);
                checkCut(key, call);
            }
        });
        // A record is one write, so even a killed process leaves no torn line.
        if (audit.tornLines() > 0) {
            violations.add(new Violation(Kind.TORN_LINES, audit.tornLines() + " lines"));
        }
    }

    private void checkCut(String key, AuditedCall call) {
        List<Request> arrived = requests.getOrDefault(key, List.of());
        long sessions = VendorRecords.sessions(arrived).count();
        int unrecorded = call.outcomes().isEmpty() ? 1 : 0;
        expect(
                Kind.AUDIT_DIFFERS,
                arrived.size() <= call.attempts().size() + unrecorded
                        && AttemptChecks.isNumbered(call.attempts())
                        && call.outcomes().size() <= 1,
                key,
                arrived + ", but " + call);
        expect(
                Kind.MISSED_SESSION,
                sessions <= count(call.attempts(), CallAttempt::mayHaveSession) + unrecorded,
                key,
                arrived + ", but " + call);
        boolean warns = call.outcomes().stream().anyMatch(AuditFiles.AuditedOutcome::mayHaveOrphanedSession);
        long held = count(call.attempts(), attempt -> attempt.result().equals("CREATED"));
        expect(Kind.MISSED_ORPHAN, unrecorded == 1 || warns || sessions <= held, key, arrived + ", but " + call);
    }

    private void expect(Kind kind, boolean holds, String key, Object found) {
        if (!holds) {
            violations.add(new Violation(kind, key + ": " + found));
        }
    }
}
