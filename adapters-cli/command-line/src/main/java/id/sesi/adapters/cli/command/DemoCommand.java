package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.request.RequestReader;
import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.driving.CreateSession;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.Environment;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code sesi demo}: creates a session in a sandbox on this machine, over HTTPS, and shows every step. */
record DemoCommand(CommandContext context) implements Command {

    @Override
    public Usage usage() {
        return new Usage(
                "demo",
                "Creates a session in a sandbox on this machine, shows every step, and exits.",
                List.of("Needs no account, no settings and no network. The command starts a sandbox and creates the"
                        + " session there, through the same gateway as sesi create and over HTTPS."),
                List.of(),
                List.of("Example:", "  sesi demo"));
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException, IOException {
        SignRequest signRequest =
                context.offlineUseCases(VendorExample.KEY_SETTINGS).signRequest();
        try (CommandServices.RunningSandbox sandbox = context.services()
                .startSandbox(0, VendorExample.PARTNER, signRequest, CommandServices.SandboxWidget.DEFAULT)) {
            Environment environment = Environment.STAGING.withBaseUrl(sandbox.baseUrl());
            UseCaseSettings settings = new UseCaseSettings(
                    new NetworkSettings(environment, Certificates.parse(sandbox.caPem()), Optional.empty()),
                    VendorExample.KEY_SETTINGS,
                    CreateSession.DEFAULT_DEADLINE,
                    Optional.empty());
            SessionRequest request = request();
            Session session = OutcomeReport.sessionOf(
                    context.services()
                            .useCases(settings, context.attemptPrinter(arguments))
                            .createSession()
                            .create(request),
                    environment,
                    "the published test vectors",
                    settings.deadline());
            show(environment, request.canonicalString(), signRequest, session);
        }
    }

    private static SessionRequest request() throws CommandFailedException, IOException {
        try {
            return RequestReader.read(
                            new ByteArrayInputStream(VendorExample.REQUEST.getBytes(UTF_8)),
                            VendorExample.PARTNER,
                            RequestKind.WITHOUT_SIGNATURE)
                    .toSessionRequest();
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalidRequest(e);
        }
    }

    private void show(Environment environment, CanonicalString canonical, SignRequest signRequest, Session session) {
        PrintStream out = context.streams().out();
        out.println("1. The request, as your system would write it:");
        out.println();
        out.println(VendorExample.REQUEST);
        out.println();
        out.println("2. The canonical string, which is signed, and its signature:");
        out.println();
        out.println("canonical  " + canonical.text());
        out.println("signature  " + signRequest.sign(canonical).hex());
        out.println();
        out.println("3. The request was sent to " + environment.baseUrl() + "/api/v2/partner/" + canonical.partnerId()
                + "/sessions");
        out.println("   (a sandbox on this machine). The session in the response:");
        out.println();
        out.println(SessionFormat.JSON.format(session, true));
        out.println();
        out.println("4. The element for your page:");
        out.println();
        out.println(SessionFormat.IFRAME.format(session, true));
    }
}
