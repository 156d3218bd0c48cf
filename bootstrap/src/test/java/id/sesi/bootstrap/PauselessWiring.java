package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.Wiring;
import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.InspectSecret;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.driving.VerifySignature;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.PrintStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real wiring, but nobody waits between attempts; and it remembers the outcome. */
final class PauselessWiring implements Wiring {

    private final DaggerWiring real;
    private Optional<Outcome> outcome = Optional.empty();

    PauselessWiring(Map<String, String> environmentVariables, PrintStream err) {
        real = new DaggerWiring(environmentVariables, err, pause -> {});
    }

    Outcome outcome() {
        return outcome.orElseThrow();
    }

    @Override
    public CreateSession createSession(ConnectionSettings settings) {
        CreateSession createSession = real.createSession(settings);
        return request -> {
            Outcome made = createSession.create(request);
            outcome = Optional.of(made);
            return made;
        };
    }

    @Override
    public SecretSource secretSource(SecretReference reference, Settings settings) throws InvalidSettingException {
        return real.secretSource(reference, settings);
    }

    @Override
    public VerifySignature verifySignature(SecretSource secrets, Optional<SecretSource> others) {
        return real.verifySignature(secrets, others);
    }

    @Override
    public InspectSecret inspectSecret(SecretSource secrets, Duration deadline) {
        return real.inspectSecret(secrets, deadline);
    }

    @Override
    public ProbeVendor probeVendor(
            Environment environment,
            List<X509Certificate> alsoTrusted,
            Optional<ProxySettings> proxy,
            Duration deadline) {
        return real.probeVendor(environment, alsoTrusted, proxy, deadline);
    }

    @Override
    public SignRequest signRequest(SecretSource secrets) {
        return real.signRequest(secrets);
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) throws IOException {
        return real.startSandbox(port, partnerId, signRequest);
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) throws IOException {
        return real.playScenario(port, scenario);
    }

    @Override
    public void close() {
        real.close();
    }
}
