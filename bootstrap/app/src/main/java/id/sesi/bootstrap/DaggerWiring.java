package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.UseCaseFactory;
import id.sesi.adapters.local.secret.CommandSecretSource;
import id.sesi.adapters.local.secret.EnvironmentSecretSource;
import id.sesi.adapters.local.secret.FileSecretSource;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.VaultSettings;
import id.sesi.adapters.http.gateway.OkHttpVendorProbe;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.vault.VaultAccess;
import id.sesi.adapters.http.vault.VaultCredentials;
import id.sesi.adapters.http.vault.VaultSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Gives the commands what they ask for. Not thread-safe. */
class DaggerWiring implements UseCaseFactory {

    private final Map<String, String> environmentVariables;
    private final PrintStream err;
    private final Sleeper sleeper;
    private final List<Runnable> ends = new ArrayList<>();
    private boolean endsPrograms;

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
    public SecretSource secretSource(SecretReference reference, Settings settings) throws InvalidSettingException {
        return switch (reference.scheme()) {
            case ENV -> new EnvironmentSecretSource(reference.place(), environmentVariables);
            case FILE -> new FileSecretSource(Path.of(reference.place()));
            case EXEC -> command(reference);
            case VAULT -> vault(reference, settings);
        };
    }

    /** The process ends at a signal without asking anybody: what it has started is not to go on without it. */
    private SecretSource command(SecretReference reference) {
        if (!endsPrograms) {
            endsPrograms = true;
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        }
        return CommandSecretSource.parse(reference.place());
    }

    private SecretSource vault(SecretReference reference, Settings settings) throws InvalidSettingException {
        VaultSettings vault = settings.vault();
        OkHttpClient client = HttpModule.client(vault.alsoTrusted(), settings.proxy());
        ends.add(client.connectionPool()::evictAll);
        VaultAccess access = new VaultAccess(vault.address(), vault.namespace(), credentials(vault));
        return new VaultSecretSource(client, access, reference.place());
    }

    private static VaultCredentials credentials(VaultSettings vault) {
        return switch (vault.login()) {
            case TOKEN -> VaultCredentials.token(vault.credential());
            case APP_ROLE -> VaultCredentials.appRole(vault.authPath(), vault.role(), vault.credential());
            case KUBERNETES -> VaultCredentials.kubernetes(vault.authPath(), vault.role(), vault.credential());
        };
    }

    @Override
    public CreateSession createSession(ConnectionSettings settings) {
        SessionComponent component = DaggerSessionComponent.factory().create(settings, err, sleeper);
        ends.add(component.client().connectionPool()::evictAll);
        component.auditFiles().ifPresent(files -> ends.add(files::close));
        return component.createSession();
    }

    @Override
    public SignRequest signRequest(SecretSource secrets) {
        return UseCases.signRequest(secrets, CreateSession.DEFAULT_DEADLINE);
    }

    @Override
    public VerifySignature verifySignature(SecretSource secrets, Optional<SecretSource> others) {
        return UseCases.verifySignature(secrets, others, CreateSession.DEFAULT_DEADLINE, System::nanoTime);
    }

    @Override
    public InspectSecret inspectSecret(SecretSource secrets, Duration deadline) {
        return UseCases.inspectSecret(secrets, deadline);
    }

    @Override
    public ProbeVendor probeVendor(
            Environment environment,
            List<X509Certificate> alsoTrusted,
            Optional<ProxySettings> proxy,
            Duration deadline) {
        OkHttpClient client = HttpModule.client(alsoTrusted, proxy);
        ends.add(client.connectionPool()::evictAll);
        return UseCases.probeVendor(new OkHttpVendorProbe(client, environment), Clock.systemUTC(), deadline);
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
        ends.forEach(Runnable::run);
    }
}
