package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.settings.ConnectionSettings;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.local.secret.EnvironmentSecretSource;
import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.ProbeResult;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One run of the command line over the real use cases, with a gateway that replies as it is told. */
final class FakeUseCaseFactory implements UseCaseFactory {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    final Map<String, String> environment = new HashMap<>();
    final List<SessionRequest> sent = new ArrayList<>();
    Optional<ConnectionSettings> connection = Optional.empty();
    ProbeResult contact = ProbeResult.answered(404, Optional.of(NOW));
    String out = "";
    String err = "";

    private final List<AttemptResult> replies;

    /** The last reply holds for all that follow. */
    FakeUseCaseFactory(AttemptResult... replies) {
        this.replies = List.of(replies);
        environment.put("PSIKOLOGIE_PARTNER_ID", "psikologihub-1024");
        environment.put("PSIKOLOGIE_SECRET_KEY", "demo-secret-key-123");
    }

    int run(String standardInput, String... arguments) {
        return run(standardInput.getBytes(UTF_8), false, arguments);
    }

    int run(byte[] standardInput, boolean outIsTerminal, String... arguments) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        int exitCode = run(standardInput, new PrintStream(outBytes, true, UTF_8), outIsTerminal, arguments);
        out = outBytes.toString(UTF_8);
        return exitCode;
    }

    int run(String standardInput, PrintStream standardOutput, String... arguments) {
        return run(standardInput.getBytes(UTF_8), standardOutput, false, arguments);
    }

    private int run(byte[] standardInput, PrintStream standardOutput, boolean outIsTerminal, String... arguments) {
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(standardInput),
                standardOutput,
                new PrintStream(errBytes, true, UTF_8),
                outIsTerminal);
        int exitCode = new Cli(streams, environment, this, () -> "sesi test\nJava test").run(arguments);
        err = errBytes.toString(UTF_8);
        return exitCode;
    }

    @Override
    public SecretSource secretSource(SecretReference reference, Settings settings) {
        return new EnvironmentSecretSource(reference.place(), environment);
    }

    @Override
    public CreateSession createSession(ConnectionSettings settings) {
        connection = Optional.of(settings);
        return UseCases.createSession(
                        settings.secrets(),
                        (request, idempotencyKey, timeout) -> {
                            sent.add(request.request());
                            return replies.get(Math.min(sent.size(), replies.size()) - 1);
                        },
                        settings.onlooker())
                .time(InstantSource.fixed(NOW), System::nanoTime, pause -> {})
                .random(new SplittableRandom(1))
                .build();
    }

    @Override
    public VerifySignature verifySignature(SecretSource secrets, Optional<SecretSource> others) {
        return UseCases.verifySignature(secrets, others, Duration.ofSeconds(30), () -> 0);
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
        return UseCases.probeVendor(timeout -> contact, InstantSource.fixed(NOW), deadline);
    }

    @Override
    public SignRequest signRequest(SecretSource secrets) {
        return UseCases.signRequest(secrets, Duration.ofSeconds(30));
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) {
        throw new IllegalStateException("canary: no sandbox here");
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) {
        throw new IllegalArgumentException("is no scenario: at $.steps: there are no steps");
    }

    @Override
    public void close() {}
}
