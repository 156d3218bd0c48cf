package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.Wiring;
import id.sesi.adapters.cli.secret.EnvironmentSecretSource;
import id.sesi.adapters.cli.secret.FileSecretSource;
import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives the commands what they ask for. Not thread-safe. */
final class DaggerWiring implements Wiring {

    private final Map<String, String> environmentVariables;
    private final PrintStream err;
    private final Sleeper sleeper;
    private final List<SessionComponent> components = new ArrayList<>();

    /**
     * Makes a wiring; nothing is wired yet.
     *
     * @param err is told what is wrong beside the call, such as with its audit files
     * @param sleeper lets the time between attempts pass
     */
    DaggerWiring(Map<String, String> environmentVariables, PrintStream err, Sleeper sleeper) {
        this.environmentVariables = environmentVariables;
        this.err = err;
        this.sleeper = sleeper;
    }

    @Override
    public SecretSource secretSource(SecretReference reference) {
        return switch (reference.scheme()) {
            case ENV -> new EnvironmentSecretSource(reference.place(), environmentVariables);
            case FILE -> new FileSecretSource(Path.of(reference.place()));
        };
    }

    @Override
    public CreateSession createSession(ConnectionSettings settings) {
        SessionComponent component = DaggerSessionComponent.factory().create(settings, err, sleeper);
        components.add(component);
        return component.createSession();
    }

    @Override
    public SignRequest signRequest(SecretSource secrets) {
        return UseCases.signRequest(secrets, CreateSession.DEFAULT_DEADLINE);
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

    /** A live connection keeps the process from ending for some 300 ms. */
    @Override
    public void close() {
        components.forEach(component -> {
            component.client().connectionPool().evictAll();
            component.auditFiles().ifPresent(AuditFiles::close);
        });
    }
}
