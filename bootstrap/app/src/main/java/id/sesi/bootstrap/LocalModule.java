package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.local.audit.LoggedAuditTrail;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.Optional;

/** What the local process has. */
@Module
final class LocalModule {

    private LocalModule() {}

    @Provides
    static SecretSource secrets(ConnectionSettings settings) {
        return settings.secrets();
    }

    @Provides
    @Singleton
    static Optional<AuditFiles> auditFiles(ConnectionSettings settings, PrintStream err) {
        return settings.auditDirectory().map(directory -> new AuditFiles(directory, err));
    }

    @Provides
    static AuditTrail audit(ConnectionSettings settings, Optional<AuditFiles> files) {
        AuditTrail kept = files.<AuditTrail>map(found -> new LoggedAuditTrail(
                        found.logger(), settings.environment().name()))
                .orElse(entry -> {});
        return entry -> {
            settings.onlooker().keep(entry);
            kept.keep(entry);
        };
    }
}
