package id.sesi.bootstrap;

import dagger.BindsInstance;
import dagger.Component;
import id.sesi.adapters.cli.command.CommandServices.UseCaseSet;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.Sleeper;
import jakarta.inject.Singleton;
import java.io.PrintStream;

/** The dependency graph of the use cases for one set of settings. It creates each object when the object is first needed. */
@Singleton
@Component(modules = {UseCaseModule.class, NetworkModule.class, KeyModule.class, AuditModule.class})
interface UseCaseGraph extends UseCaseSet {

    /** Creates the graph. */
    @Component.Factory
    interface Factory {

        /**
         * {@return the graph for these settings}
         *
         * @param additionalAuditTrail receives each audit record immediately
         * @param err receives messages about problems that do not fail a call, such as audit files that cannot be written
         * @param sleeper waits between attempts
         * @param resources collects the connections and files that the graph opens
         */
        UseCaseGraph create(
                @BindsInstance UseCaseSettings settings,
                @BindsInstance AuditTrail additionalAuditTrail,
                @BindsInstance PrintStream err,
                @BindsInstance Sleeper sleeper,
                @BindsInstance OpenResources resources);
    }
}
