package id.sesi.application;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Attempt;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records the attempts of one call, for its outcome and for the audit trail. Not thread-safe. */
final class CallRecorder {

    private final AuditRecord.Call call;
    private final FailSafeAuditTrail auditTrail;
    private final InstantSource clock;
    private final List<Attempt> attempts = new ArrayList<>();

    CallRecorder(
            SessionRequest request, IdempotencyKey idempotencyKey, FailSafeAuditTrail auditTrail, InstantSource clock) {
        this.call = new AuditRecord.Call(request.partnerId(), request.user().userId(), idempotencyKey);
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    /**
     * @param pause the pause after the attempt; zero if the call ends
     * @param breakerOpenTime the remaining open time of the breaker; empty if it is not open
     */
    void recordAttempt(AttemptResult result, Duration duration, Duration pause, Optional<Duration> breakerOpenTime) {
        Instant now = clock.instant();
        attempts.add(new Attempt(attempts.size() + 1, result, duration, pause));
        auditTrail.record(new AuditRecord.AttemptEnded(
                now,
                call,
                attempts.size(),
                result.name(),
                result.status(),
                result.delivery(),
                duration,
                pause,
                breakerOpenTime.map(now::plus)));
    }

    /** {@return the number of recorded attempts} */
    int attemptCount() {
        return attempts.size();
    }

    /**
     * Records the end of the call.
     *
     * @param finalResult the result that decides the outcome
     * @param duration the duration of the whole call
     * @return the outcome of the call
     */
    Outcome finish(AttemptResult finalResult, Duration duration) {
        Instant now = clock.instant();
        Outcome outcome = toOutcome(finalResult, now);
        auditTrail.record(new AuditRecord.CallEnded(
                now,
                call,
                outcome.name(),
                outcome.status(),
                outcome.delivery(),
                outcome.mayHaveOrphanedSession(),
                attempts.size(),
                duration,
                outcome.fold(created -> Optional.empty(), refused -> Optional.empty(), Outcome.Failed::retryAt),
                outcome.fold(
                        created -> !created.session()
                                .partnerId()
                                .equals(call.partnerId().value()),
                        refused -> false,
                        failed -> false)));
        return outcome;
    }

    private Outcome toOutcome(AttemptResult finalResult, Instant now) {
        return finalResult.fold(
                created -> new Outcome.Created(created.session(), call.idempotencyKey(), attempts),
                refused -> new Outcome.Refused(refused.refusal(), refused.error(), call.idempotencyKey(), attempts),
                failed -> new Outcome.Failed(
                        failed.failure(),
                        failed.detail() + (failed.failure() == Failure.BREAKER_OPEN ? lastResultSuffix() : ""),
                        failed.retryAfter().map(now::plus),
                        call.idempotencyKey(),
                        attempts));
    }

    private String lastResultSuffix() {
        return attempts.isEmpty()
                ? ""
                : "; the last attempt of this call ended with "
                        + attempts.get(attempts.size() - 1).result().name();
    }
}
