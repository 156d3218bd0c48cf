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
import java.nio.file.Path;
import java.time.Clock;

/** Creates use cases with the {@link UseCaseGraph}, and starts sandboxes. Not thread-safe. */
final class GraphUseCaseFactory implements UseCaseFactory, AutoCloseable {

    private final PrintStream err;
    private final Sleeper sleeper;
    private final Resources resources = new Resources();

    /**
     * Creates a factory. It creates use cases only on request.
     *
     * @param err receives messages about problems that do not fail a call, such as audit files that cannot be written
     * @param sleeper waits between attempts
     */
    GraphUseCaseFactory(PrintStream err, Sleeper sleeper) {
        this.err = err;
        this.sleeper = sleeper;
    }

    @Override
    public UseCaseSet useCases(UseCaseSettings settings, AuditTrail observer) {
        return DaggerUseCaseGraph.factory().create(settings, observer, err, sleeper, resources);
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) throws IOException {
        return toRunningSandbox(Sandbox.start(port, partnerId, signRequest));
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) throws IOException {
        return toRunningSandbox(Sandbox.startScenario(port, Scenario.parse(scenario)));
    }

    @Override
    public AuditFindings checkAuditFolder(Path directory) throws IOException {
        AuditFolder folder = new AuditFolder(directory, Clock.systemUTC());
        folder.requireWritable();
        return folder.findings();
    }

    @Override
    public ArchiveState checkArchive() {
        return ClassDataArchive.check(System.getenv());
    }

    private static RunningSandbox toRunningSandbox(Sandbox sandbox) {
        return new RunningSandbox(sandbox.baseUrl(), sandbox.caPem(), sandbox::close);
    }

    /** Closes the connections and files of all use cases that this factory has created. */
    @Override
    public void close() {
        resources.close();
    }
}
