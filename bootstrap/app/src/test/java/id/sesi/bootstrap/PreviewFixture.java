package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.command.CommandServices.RunningPage;
import id.sesi.adapters.cli.command.CommandServices.RunningSandbox;
import id.sesi.adapters.cli.command.CommandServices.SandboxWidget;
import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.Outcome;
import id.sesi.application.result.Failure;
import id.sesi.application.result.IdempotencyKey;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A partner's page, its backend with the real use case, and a sandbox, as {@code sesi preview} starts them. */
final class PreviewFixture implements AutoCloseable {

    static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    private static final KeySettings KEYS = new KeySettings(
            Optional.of(PARTNER),
            Optional.of(new SecretReference(SecretReference.Scheme.ENV, "KEY")),
            Optional.empty(),
            Optional.empty(),
            Map.of("KEY", "demo-secret-key-123"));

    /** How many sessions the page has requested. */
    final AtomicInteger requests = new AtomicInteger();

    /** Whether the backend fails without calling the vendor. */
    final AtomicBoolean isDown = new AtomicBoolean();

    private final WiredCommandServices services =
            new WiredCommandServices(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), pause -> {});
    private final RunningSandbox sandbox;
    private final RunningPage page;

    PreviewFixture(SessionRequest request, Duration lifetime, String... allowedOrigins) throws IOException {
        UseCaseSettings offline =
                new UseCaseSettings(NetworkSettings.OFFLINE, KEYS, CreateSession.DEFAULT_DEADLINE, Optional.empty());
        sandbox = services.startSandbox(
                0,
                PARTNER,
                services.useCases(offline, entry -> {}).signRequest(),
                new SandboxWidget(List.of(allowedOrigins), lifetime, true));
        UseCaseSettings settings = new UseCaseSettings(
                new NetworkSettings(
                        Environment.STAGING.withBaseUrl(sandbox.baseUrl()),
                        Certificates.parse(sandbox.caPem()),
                        Optional.empty()),
                KEYS,
                CreateSession.DEFAULT_DEADLINE,
                Optional.empty());
        CreateSession createSession = services.useCases(settings, entry -> {}).createSession();
        page = services.startPartnerPage(0, request.user().name(), Optional.of(sandbox), () -> {
            requests.incrementAndGet();
            return isDown.get() ? failed() : createSession.create(request);
        });
    }

    URI url() {
        return page.url();
    }

    /** {@return the addresses of all servers: the page, the vendor's API and the widget} */
    List<URI> servers() {
        return List.of(page.url(), sandbox.baseUrl(), sandbox.httpBaseUrl().orElseThrow());
    }

    private static Outcome failed() {
        return new Outcome.Failed(
                Failure.UNREACHABLE,
                "the test says so",
                Optional.empty(),
                new IdempotencyKey(new UUID(1, 2)),
                List.of());
    }

    @Override
    public void close() {
        page.close();
        sandbox.close();
        services.close();
    }
}
