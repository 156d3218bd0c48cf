package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.Diagnosis;
import id.sesi.application.diagnosis.driven.KeyMaterial;
import id.sesi.application.diagnosis.driven.KeyMaterialSource;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.ProbeResult;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
    Optional<UseCaseSettings> connection = Optional.empty();
    ProbeResult probed = ProbeResult.answered(404, Optional.of(Duration.ZERO));
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
    public UseCaseSet useCases(UseCaseSettings settings, AuditTrail onlooker) {
        return new RealUseCases(settings, onlooker);
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest) {
        throw new IllegalStateException("canary: no sandbox here");
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) {
        throw new IllegalArgumentException("is no scenario: at $.steps: there are no steps");
    }

    /** Finds keys in the variables of the settings, whatever the scheme, and validates them as the real adapters do. */
    private static String key(Optional<SecretReference> reference, KeySettings keys) {
        String name = reference.orElseThrow().place();
        String key = Optional.ofNullable(keys.variables().get(name))
                .orElseThrow(() -> new SecretUnavailableException(
                        "there is no secret key: the environment variable " + name + " is not set"));
        try {
            SecretKey.ofText(key).close();
            return key;
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException("the secret key in the environment variable " + name + " "
                    + e.violations().get(0).problem());
        }
    }

    private final class RealUseCases implements UseCaseSet {

        private final UseCaseSettings settings;
        private final AuditTrail onlooker;

        RealUseCases(UseCaseSettings settings, AuditTrail onlooker) {
            this.settings = settings;
            this.onlooker = onlooker;
        }

        private SecretKey secret() {
            return SecretKey.ofText(key(settings.keys().secret(), settings.keys()));
        }

        private KeyMaterialSource material(Optional<SecretReference> reference) {
            return timeout -> new KeyMaterial(key(reference, settings.keys()).getBytes(UTF_8));
        }

        @Override
        public CreateSession createSession() {
            connection = Optional.of(settings);
            return UseCases.createSession(
                            timeout -> secret(),
                            (request, idempotencyKey) -> timeout -> {
                                sent.add(request.request());
                                return replies.get(Math.min(sent.size(), replies.size()) - 1);
                            },
                            onlooker)
                    .time(InstantSource.fixed(NOW), System::nanoTime, pause -> {})
                    .random(new SplittableRandom(1))
                    .build();
        }

        @Override
        public SignRequest signRequest() {
            return UseCases.signRequest(timeout -> secret(), settings.deadline(), Runnable::run);
        }

        @Override
        public VerifySignature verifySignature() {
            return Diagnosis.verifySignature(
                    material(settings.keys().secret()),
                    settings.keys().otherSecret().map(other -> material(Optional.of(other))),
                    settings.deadline(),
                    () -> 0,
                    Runnable::run);
        }

        @Override
        public InspectSecret inspectSecret() {
            return Diagnosis.inspectSecret(material(settings.keys().secret()), settings.deadline(), Runnable::run);
        }

        @Override
        public ProbeVendor probeVendor() {
            return UseCases.probeVendor(timeout -> probed, settings.deadline(), Runnable::run);
        }
    }
}
