package id.sesi.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import id.sesi.adapters.cli.command.UseCaseFactory.UseCaseSet;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.Sleeper;
import jakarta.inject.Singleton;
import java.io.PrintStream;

/** The graph of all use cases: settings in, use cases out. Each part is made when something needs it. */
@Singleton
@Component(modules = {UseCaseModule.class, NetworkModule.class, KeyModule.class, AuditModule.class})
interface UseCaseGraph extends UseCaseSet {

    /** Starts the graph. */
    @Component.Factory
    interface Factory {

        /**
         * {@return the graph of these settings}
         *
         * @param onlooker sees each audit record at once
         * @param err is told what goes wrong beside a call, such as with its audit files
         * @param sleeper lets the time between attempts pass
         * @param resources closes what the graph has opened
         */
        UseCaseGraph create(
                @BindsInstance UseCaseSettings settings,
                @BindsInstance AuditTrail onlooker,
                @BindsInstance PrintStream err,
                @BindsInstance Sleeper sleeper,
                @BindsInstance Resources resources);
    }
}
