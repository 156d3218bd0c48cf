package id.sesi.outcomecheck.callers;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import java.time.Duration;

/** Measures how long an audit trail blocks the thread of a caller, because the deadline of a call does not limit that. */
final class TimedAuditTrail implements AuditTrail {

    private final AuditTrail trail;
    private final ThreadLocal<Duration> blocked = ThreadLocal.withInitial(() -> Duration.ZERO);

    TimedAuditTrail(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void record(AuditRecord entry) {
        long start = System.nanoTime();
        trail.record(entry);
        blocked.set(blocked.get().plusNanos(System.nanoTime() - start));
    }

    /** {@return how long the trail has blocked this thread since the last call of this method} */
    Duration takeBlockedTime() {
        Duration time = blocked.get();
        blocked.remove();
        return time;
    }
}
