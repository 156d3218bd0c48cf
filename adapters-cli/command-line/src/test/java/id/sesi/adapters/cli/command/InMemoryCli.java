package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.Diagnosis;
import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.InspectSecret;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.PageFetcher;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.ProbeVendor;
import id.sesi.application.driving.SignRequest;
import id.sesi.application.result.AttemptResult;
import id.sesi.application.result.Failure;
import id.sesi.application.result.PageResult;
import id.sesi.application.result.ProbeResult;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs the command line with the real use cases and a gateway that returns the given results. */
final class InMemoryCli implements CommandServices {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    final Map<String, String> environment = new HashMap<>();
    final List<SessionRequest> sent = new ArrayList<>();
    Optional<UseCaseSettings> createSettings = Optional.empty();
    Optional<UseCaseSettings> lastSettings = Optional.empty();
    PageResult pageResult = new PageResult.Failed(Failure.UNREACHABLE, "unknown host");
    final List<String> fetchedPages = new ArrayList<>();
    final List<Duration> inspectionDeadlines = new ArrayList<>();
    ProbeResult probeResult = ProbeResult.responded(404, Optional.of(Duration.ZERO));
    ArchiveState archiveState = ArchiveState.USABLE;
    AuditFindings auditFindings = AuditFindings.NONE;
    final List<String> shown = new ArrayList<>();
    boolean hasBrowser = true;
    String out = "";
    String err = "";

    private final List<AttemptResult> results;

    /** The gateway returns the results in their order, and then the last one for all further attempts. */
    InMemoryCli(AttemptResult... results) {
        this.results = List.of(results);
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
    public UseCaseSet useCases(UseCaseSettings settings, AuditTrail additionalAuditTrail) {
        lastSettings = Optional.of(settings);
        return new InMemoryUseCases(settings, additionalAuditTrail);
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest, SandboxWidget widget) {
        if (!widget.equals(SandboxWidget.DEFAULT)) {
            throw new IllegalArgumentException("does not suit: " + widget);
        }
        throw new IllegalStateException("canary: no sandbox in this test");
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) {
        throw new IllegalArgumentException("is not a valid scenario: at $.steps: at least one step is required");
    }

    @Override
    public ArchiveState checkClassDataArchive() {
        return archiveState;
    }

    @Override
    public RunningPage startPartnerPage(
            int port, String userName, Optional<RunningSandbox> sandbox, Supplier<Outcome> createSession)
            throws IOException {
        if (port == 1) {
            throw new IOException("canary");
        }
        shown.add(userName + ", " + sandbox.map(RunningSandbox::baseUrl) + ", "
                + createSession.get().name());
        // The command waits until it is interrupted.
        Thread.currentThread().interrupt();
        return new RunningPage(URI.create("http://localhost:4711/"), () -> shown.add("stopped"));
    }

    @Override
    public boolean openInBrowser(URI page) {
        shown.add("opened " + page);
        return hasBrowser;
    }

    @Override
    public AuditFindings checkAuditFolder(Path directory) throws IOException {
        if (directory.startsWith("/proc")) {
            throw new IOException(directory + " cannot be created");
        }
        return auditFindings;
    }

    private final class InMemoryUseCases implements UseCaseSet {

        private final UseCaseSettings settings;
        private final AuditTrail additionalAuditTrail;
        private final Executor executor = UseCases.defaultExecutor();

        InMemoryUseCases(UseCaseSettings settings, AuditTrail additionalAuditTrail) {
            this.settings = settings;
            this.additionalAuditTrail = additionalAuditTrail;
        }

        @Override
        public CreateSession createSession() {
            createSettings = Optional.of(settings);
            return UseCases.createSessionBuilder(
                            partner(),
                            secrets(),
                            (request, idempotencyKey) -> timeout -> {
                                sent.add(request.request());
                                return results.get(Math.min(sent.size(), results.size()) - 1);
                            },
                            additionalAuditTrail)
                    .time(InstantSource.fixed(NOW), System::nanoTime, pause -> {})
                    .random(new SplittableRandom(1))
                    .build();
        }

        @Override
        public SignRequest signRequest() {
            return UseCases.signRequest(partner(), secrets(), settings.deadline(), executor);
        }

        @Override
        public VerifySignature verifySignature() {
            return Diagnosis.verifySignature(
                    keys(settings.keys().secret().orElseThrow()),
                    settings.keys().otherSecret().map(this::keys),
                    settings.deadline(),
                    executor);
        }

        @Override
        public InspectSecret inspectSecret() {
            inspectionDeadlines.add(settings.deadline());
            return Diagnosis.inspectSecret(keys(settings.keys().secret().orElseThrow()), settings.deadline(), executor);
        }

        @Override
        public ProbeVendor probeVendor() {
            return UseCases.probeVendor(() -> timeout -> probeResult, settings.deadline(), executor);
        }

        @Override
        public CheckPage checkPage() {
            PageFetcher fetcher = (page, timeout) -> {
                fetchedPages.add(page + " within " + timeout
                        + settings.network()
                                .proxy()
                                .map(proxy -> " through " + proxy.address())
                                .orElse(""));
                return pageResult;
            };
            return Diagnosis.checkPage(fetcher, settings.deadline(), executor);
        }

        private PartnerId partner() {
            return settings.keys().partnerId().orElseThrow();
        }

        private SecretSource secrets() {
            SecretReference reference = settings.keys().secret().orElseThrow();
            return (partnerId, timeout) -> SecretKey.of(keyBytes(reference));
        }

        private KeyBytesSource keys(SecretReference reference) {
            return timeout -> new KeyBytes(keyBytes(reference));
        }

        private byte[] keyBytes(SecretReference reference) {
            return InMemoryCli.keyBytes(reference, settings.keys());
        }
    }

    /** Reads keys from variables, with the error messages of the real source, and valid keys from files. Vault has one key, and programs print one. */
    private static byte[] keyBytes(SecretReference reference, KeySettings keys) {
        if (reference.scheme() == SecretReference.Scheme.VAULT) {
            return "canary-vault-key".getBytes(UTF_8);
        }
        if (reference.scheme() == SecretReference.Scheme.FILE) {
            return fileBytes(Path.of(reference.location()));
        }
        if (reference.scheme() == SecretReference.Scheme.EXEC) {
            return "canary-program-key".getBytes(UTF_8);
        }
        String name = reference.location();
        String key = Optional.ofNullable(keys.variables().get(name))
                .orElseThrow(() -> new SecretUnavailableException(
                        "the secret key is missing: the environment variable " + name + " is not set"));
        try {
            SecretKey.ofText(key).close();
            return key.getBytes(UTF_8);
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException("the secret key in the environment variable " + name + " "
                    + e.violations().get(0).problem());
        }
    }

    private static byte[] fileBytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
