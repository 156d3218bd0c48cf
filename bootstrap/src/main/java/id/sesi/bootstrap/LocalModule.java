package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.audit.LoggedAuditTrail;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;

/** What the local process has. */
@Module
final class LocalModule {

    private LocalModule() {}

    @Provides
    static SecretSource secrets(ConnectionSettings settings) {
        return settings.secrets();
    }

    /** Where nobody would see the records, logging is not even started: it would cost the command some 50 ms. */
    @Provides
    static AuditTrail audit(ConnectionSettings settings) {
        return settings.verbose() ? new LoggedAuditTrail(settings.environment().name()) : entry -> {};
    }
}
