package id.sesi.application;

import id.sesi.application.driven.AttemptResult;
import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driving.Attempt;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in one call so far, for its outcome and for the audit trail. Not thread-safe. */
final class CallRecorder {

    private final AuditRecord.Call call;
    private final FailSafeAuditTrail auditor;
    private final InstantSource clock;
    private final List<Attempt> attempts = new ArrayList<>();

    CallRecorder(
            SessionRequest request, IdempotencyKey idempotencyKey, FailSafeAuditTrail auditor, InstantSource clock) {
        this.call = new AuditRecord.Call(request.partnerId(), request.user().userId(), idempotencyKey);
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Notes an attempt, and how long the call pauses after it. */
    void attempted(AttemptResult reply, Duration duration, Duration pause) {
        Attempt attempt =
                new Attempt(attempts.size() + 1, reply.result(), reply.status(), reply.delivery(), duration, pause);
        attempts.add(attempt);
        auditor.keep(new AuditRecord.AttemptEnded(clock.instant(), call, attempt));
    }

    /** {@return how many attempts were noted} */
    int attempts() {
        return attempts.size();
    }

    /** {@return the outcome of the call, which took that long} */
    Outcome ended(AttemptResult last, Duration duration) {
        Instant now = clock.instant();
        Outcome outcome = last.endOfCall(attempts, now);
        auditor.keep(new AuditRecord.CallEnded(
                now,
                call,
                outcome.result(),
                outcome.status(),
                outcome.delivery(),
                outcome.mayHaveOrphanedSession(),
                attempts.size(),
                duration,
                outcome.fold(created -> Optional.empty(), refused -> Optional.empty(), Outcome.Unavailable::retryAt),
                outcome.fold(
                        created -> otherOwner(created.session()),
                        refused -> Optional.empty(),
                        unavailable -> Optional.empty())));
        return outcome;
    }

    /** A text that is no partner id is of no use in a record, and may be made to forge one. */
    private Optional<PartnerId> otherOwner(Session session) {
        try {
            return Optional.of(new PartnerId(session.partnerId()))
                    .filter(owner -> !owner.value().equals(call.partnerId().value()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
