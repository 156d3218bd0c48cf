package id.sesi.application;

import id.sesi.application.driven.AuditRecord;
import id.sesi.application.driven.AuditTrail;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes records to the team's trail and reports its failures once, so that they end no call. Thread-safe. */
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
            // The trail breaks its contract, but the call must still return the session that was created.
            reportOnce(e);
        }
    }

    /** Only the class of a foreign exception is reported: its message might contain confidential data. */
    private void reportOnce(Throwable e) {
        if (reported.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the audit trail fails (" + e.getClass().getName()
                            + "): records are lost; this is said once, calls go on");
        }
    }
}
