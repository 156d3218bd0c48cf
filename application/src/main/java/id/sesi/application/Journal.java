package id.sesi.application;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditRecord.Event;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.IdempotencyKey;
import id.sesi.application.driven.Reply;
import id.sesi.application.driving.Attempt;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in one call so far, for its outcome and for the audit trail. Not thread-safe. */
final class Journal {

    private final SessionRequest request;
    private final IdempotencyKey idempotencyKey;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final List<Attempt> attempts = new ArrayList<>();

    Journal(SessionRequest request, IdempotencyKey idempotencyKey, AuditTrail audit, InstantSource clock) {
        this.request = request;
        this.idempotencyKey = idempotencyKey;
        this.audit = audit;
        this.clock = clock;
    }

    void attempted(Reply reply, Duration duration) {
        Attempt attempt = new Attempt(attempts.size() + 1, reply.result(), reply.status(), reply.delivery(), duration);
        attempts.add(attempt);
        keep(Event.ATTEMPT, attempt, Optional.empty());
    }

    Outcome ended(Reply last, Duration duration) {
        Outcome outcome = last.endOfCall(attempts, clock.instant());
        keep(
                Event.OUTCOME,
                new Attempt(attempts.size(), outcome.result(), outcome.status(), outcome.delivery(), duration),
                outcome.fold(
                        created -> otherOwner(created.session()),
                        refused -> Optional.empty(),
                        none -> Optional.empty()));
        return outcome;
    }

    /** A text that is no partner id is of no use in a record, and may be made to forge one. */
    private Optional<PartnerId> otherOwner(Session session) {
        try {
            return Optional.of(new PartnerId(session.partnerId())).filter(owner -> !owner.equals(request.partnerId()));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private void keep(Event event, Attempt what, Optional<PartnerId> owner) {
        try {
            audit.keep(new AuditRecord(
                    clock.instant(), event, request.partnerId(), request.user().userId(), idempotencyKey, what, owner));
        } catch (RuntimeException e) {
            // The trail breaks its contract, but a session that was created must not be lost for it.
            return;
        }
    }
}
