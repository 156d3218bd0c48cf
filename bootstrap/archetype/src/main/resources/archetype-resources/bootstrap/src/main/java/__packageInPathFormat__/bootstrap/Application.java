package ${package}.bootstrap;

import ${package}.adapters.cli.Cli;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.util.Map;

/** The graph of all objects. Dagger checks it at compile time and generates the code that creates them. */
@Singleton
@Component(modules = {UseCaseModule.class, AdapterModule.class})
interface Application {

    Cli cli();

    /** Creates the graph. */
    @Component.Factory
    interface Factory {
        Application create(@BindsInstance Map<String, String> environment);
    }
}
