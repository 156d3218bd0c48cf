package id.sesi.application.driven;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driving.Attempt;
import id.sesi.domain.PartnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the {@link AuditTrail}. Holds nothing confidential: it may be logged as it is.
 *
 * @param time when the event ended
 * @param event an attempt, or the outcome of the whole call
 * @param partnerId who asked
 * @param userId for whom, by the partner's own id
 * @param idempotencyKey names the call
 * @param attempt what came of the attempt; for an outcome, how many there were, how it ended and how long it took in all
 * @param owner of the created session, where the vendor names another than {@code partnerId} (contract, Decided 11)
 */
public record AuditRecord(
        Instant time,
        Event event,
        PartnerId partnerId,
        String userId,
        IdempotencyKey idempotencyKey,
        Attempt attempt,
        Optional<PartnerId> owner) {

    /** What is recorded. */
    public enum Event {
        ATTEMPT,
        OUTCOME
    }

    public AuditRecord {
        requireNonNull(time);
        requireNonNull(event);
        requireNonNull(partnerId);
        requireNonNull(userId);
        requireNonNull(idempotencyKey);
        requireNonNull(attempt);
        requireNonNull(owner);
    }
}
