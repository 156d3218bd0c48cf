package id.sesi.bootstrap;

import dagger.Module;
import dagger.Provides;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.UseCases;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.SessionGateway;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.CreateSession;
import java.time.Clock;

/** The inside of the hexagon. */
@Module
final class CoreModule {

    private CoreModule() {}

    @Provides
    static CreateSession createSession(
            SecretSource secrets,
            SessionGateway gateway,
            AuditTrail audit,
            ConnectionSettings settings,
            Sleeper sleeper) {
        return UseCases.createSession(secrets, gateway, audit)
                .deadline(settings.deadline())
                .time(Clock.systemUTC(), System::nanoTime, sleeper)
                .build();
    }
}
