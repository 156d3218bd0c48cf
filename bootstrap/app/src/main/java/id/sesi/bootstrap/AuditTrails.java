package id.sesi.bootstrap;

import id.sesi.application.driven.AuditTrail;
import java.util.List;

/** The audit trails of one set of settings. Each trail receives every record. */
record AuditTrails(List<AuditTrail> trails) {

    AuditTrail asOne() {
        return entry -> trails.forEach(trail -> trail.record(entry));
    }
}
