package id.sesi.bootstrap;

import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.driven.AuditTrail;
import java.nio.file.Path;
import java.time.Clock;

/** Creates the audit trail that {@code sesi create --audit-dir} uses. */
public final class AuditFileTrail {

    private AuditFileTrail() {}

    /** {@return an audit trail that writes to the files of this folder} A failure to write is reported on standard error. */
    public static AuditTrail to(Path folder) {
        return new Slf4jAuditTrail(new AuditFiles(folder, Clock.systemUTC(), System.err).logger(), "staging");
    }
}
