package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.local.audit.Slf4jAuditTrail;
import id.sesi.application.driven.AuditTrail;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Wires the audit trails: the additionalAuditTrail and, if the settings name a folder, the audit files. */
@Module
final class AuditModule {

    private AuditModule() {}

    @Provides
    static AuditTrails audit(
            UseCaseSettings settings, AuditTrail additionalAuditTrail, PrintStream err, OpenResources resources) {
        List<AuditTrail> trails = new ArrayList<>(List.of(additionalAuditTrail));
        settings.auditDirectory().ifPresent(directory -> trails.add(files(directory, settings, err, resources)));
        return new AuditTrails(trails);
    }

    private static AuditTrail files(
            Path directory, UseCaseSettings settings, PrintStream err, OpenResources resources) {
        AuditFiles files = new AuditFiles(directory, Clock.systemUTC(), err);
        resources.onClose(files::close);
        return new Slf4jAuditTrail(
                files.logger(), settings.network().environment().name());
    }
}
