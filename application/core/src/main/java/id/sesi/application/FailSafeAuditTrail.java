package id.sesi.application;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Passes records to the configured audit trail. If the trail throws an exception, the call continues, and the first exception
 * is logged. Thread-safe.
 */
final class FailSafeAuditTrail {

    private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());

    private final AuditTrail trail;
    private final AtomicBoolean reported = new AtomicBoolean();

    FailSafeAuditTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void record(AuditRecord entry) {
        try {
            trail.record(entry);
        } catch (RuntimeException | Error e) {
            // An audit trail must not throw. If it does, the call must still return the created session.
            reportOnce(e);
        }
    }

    /** Logs only the class of the exception, because its message might contain confidential data. */
    private void reportOnce(Throwable e) {
        if (reported.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the audit trail failed (" + e.getClass().getName()
                            + "): records are lost, but calls continue; check the audit trail (logged only once)");
        }
    }
}
