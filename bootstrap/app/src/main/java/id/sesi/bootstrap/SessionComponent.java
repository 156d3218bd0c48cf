package id.sesi.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.CreateSession;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The graph behind one {@link CreateSession}: settings in, use case out. */
@Singleton
@Component(modules = {CoreModule.class, HttpModule.class, LocalModule.class})
interface SessionComponent {

    CreateSession createSession();

    OkHttpClient client();

    Optional<AuditFiles> auditFiles();

    /** Starts the graph. */
    @Component.Factory
    interface Factory {
        SessionComponent create(
                @BindsInstance ConnectionSettings settings,
                @BindsInstance PrintStream err,
                @BindsInstance Sleeper sleeper);
    }
}
