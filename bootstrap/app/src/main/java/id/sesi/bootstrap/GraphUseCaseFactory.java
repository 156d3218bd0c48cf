package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.UseCaseFactory;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.PrintStream;

/** Gives the commands their use cases from the graph, and the sandbox. Not thread-safe. */
final class GraphUseCaseFactory implements UseCaseFactory, AutoCloseable {

    private final PrintStream err;
    private final Sleeper sleeper;
    private final Resources resources = new Resources();

    /**
     * Makes a factory; nothing is made yet.
     *
     * @param err is told what goes wrong beside a call, such as with its audit files
     * @param sleeper lets the time between attempts pass
     */
    GraphUseCaseFactory(PrintStream err, Sleeper sleeper) {
        this.err = err;
        this.sleeper = sleeper;
    }

    @Override
    public UseCaseSet useCases(UseCaseSettings settings, AuditTrail onlooker) {
        return DaggerUseCaseGraph.factory().create(settings, onlooker, err, sleeper, resources);
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) throws IOException {
        return running(Sandbox.start(port, partnerId, signRequest));
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) throws IOException {
        return running(Sandbox.play(port, Scenario.parse(scenario)));
    }

    private static RunningSandbox running(Sandbox sandbox) {
        return new RunningSandbox(sandbox.baseUrl(), sandbox.caPem(), sandbox::close);
    }

    /** Closes connections and files. */
    @Override
    public void close() {
        resources.close();
    }
}
