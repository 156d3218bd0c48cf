package id.sesi.application;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands records to a trail, and keeps its failures from the calls that are recorded. Thread-safe. */
final class FailSafeAuditTrail {

    private static final System.Logger LOG = System.getLogger(AuditTrail.class.getName());

    private final AuditTrail trail;
    private final AtomicBoolean reported = new AtomicBoolean();

    FailSafeAuditTrail(AuditTrail trail) {
        this.trail = trail;
    }

    void keep(AuditRecord entry) {
        try {
            trail.keep(entry);
        } catch (RuntimeException | Error e) {
            // The trail breaks its contract, but a session that was created must not be lost for it.
            reportOnce(e);
        }
    }

    /** By its kind alone: what the message says is not known to be harmless. */
    private void reportOnce(Throwable e) {
        if (reported.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the audit trail fails (" + e.getClass().getName()
                            + "): records are lost; this is said once, calls go on");
        }
    }
}
