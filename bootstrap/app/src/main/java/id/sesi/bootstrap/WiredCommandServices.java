package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.CommandServices;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.http.sandbox.PartnerPage;
import id.sesi.adapters.http.sandbox.Sandbox;
import id.sesi.adapters.http.sandbox.Scenario;
import id.sesi.adapters.http.sandbox.WidgetOptions;
import id.sesi.adapters.http.widget.WidgetResponse;
import id.sesi.adapters.http.widget.WidgetScript;
import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.Sleeper;
import id.sesi.application.driving.Outcome;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.PartnerId;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Creates use cases with the {@link UseCaseGraph}, and starts sandboxes. Not thread-safe. */
final class WiredCommandServices implements CommandServices, AutoCloseable {

    private final PrintStream err;
    private final Sleeper sleeper;
    private final OpenResources resources = new OpenResources();

    /**
     * Creates the services. A use case is created only when a command asks for it.
     *
     * @param err receives messages about problems that do not fail a call, such as audit files that cannot be written
     * @param sleeper waits between attempts
     */
    WiredCommandServices(PrintStream err, Sleeper sleeper) {
        this.err = err;
        this.sleeper = sleeper;
    }

    @Override
    public UseCaseSet useCases(UseCaseSettings settings, AuditTrail additionalAuditTrail) {
        return DaggerUseCaseGraph.factory().create(settings, additionalAuditTrail, err, sleeper, resources);
    }

    @Override
    public RunningSandbox startSandbox(int port, PartnerId partnerId, SignRequest signRequest, SandboxWidget widget)
            throws IOException {
        WidgetOptions options = new WidgetOptions(widget.allowedOrigins(), widget.sessionLifetime());
        Sandbox sandbox = Sandbox.start(port, partnerId, signRequest, options);
        return toRunningSandbox(
                sandbox, widget.isAvailableOverHttp() ? Optional.of(sandbox.serveWidgetOverHttp()) : Optional.empty());
    }

    @Override
    public RunningSandbox playScenario(int port, String scenario) throws IOException {
        return toRunningSandbox(Sandbox.startScenario(port, Scenario.parse(scenario)), Optional.empty());
    }

    @Override
    public RunningPage startPartnerPage(
            int port, String userName, Optional<RunningSandbox> sandbox, Supplier<Outcome> createSession)
            throws IOException {
        // Without a sandbox, the page may frame any https host: the vendor does not prescribe the host.
        String allowedFrameSource =
                sandbox.flatMap(RunningSandbox::httpBaseUrl).map(URI::toString).orElse("https:");
        PartnerPage page = PartnerPage.start(
                port,
                new PartnerPage.Content(
                        userName,
                        allowedFrameSource,
                        WidgetScript.text(),
                        () -> respond(createSession.get(), sandbox)));
        return new RunningPage(page.url(), page::close);
    }

    /**
     * {@return the response for this outcome} If a sandbox is running, the body contains the sandbox's {@code http} address instead of its
     * {@code https} address, because a browser does not trust its certificate (decision record 42).
     */
    private static PartnerPage.SessionResponse respond(Outcome outcome, Optional<RunningSandbox> sandbox) {
        WidgetResponse response = WidgetResponse.of(outcome, Instant.now());
        String body = sandbox.flatMap(running -> running.httpBaseUrl()
                        .map(http -> response.body().replace(running.baseUrl().toString(), http.toString())))
                .orElse(response.body());
        return new PartnerPage.SessionResponse(response.status(), response.headers(), body);
    }

    @Override
    public boolean openInBrowser(URI page) {
        return Stream.of("xdg-open", "open").anyMatch(program -> tryStart(program, page));
    }

    /** {@return whether the program exists on this machine and was started} */
    private static boolean tryStart(String program, URI page) {
        try {
            new ProcessBuilder(program, page.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public AuditFindings checkAuditFolder(Path directory) throws IOException {
        new AuditFolder(directory, Clock.systemUTC()).tryToWrite();
        return new WrittenAuditFiles(directory).findings();
    }

    @Override
    public ArchiveState checkClassDataArchive() {
        return ClassDataArchive.check(System.getenv());
    }

    private static RunningSandbox toRunningSandbox(Sandbox sandbox, Optional<URI> httpBaseUrl) {
        return new RunningSandbox(sandbox.baseUrl(), httpBaseUrl, sandbox.caPem(), sandbox::close);
    }

    /** Closes the connections and files of all use cases that were created. */
    @Override
    public void close() {
        resources.close();
    }
}
