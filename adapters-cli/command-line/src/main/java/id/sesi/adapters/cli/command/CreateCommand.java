package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.RequestKind;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.application.driving.Outcome;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import id.sesi.domain.Session;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code sesi create}: reads a request, creates the session and prints it. */
record CreateCommand(CommandContext context) implements Command {

    private static final String OUTPUT = "--output";

    @Override
    public Usage usage() {
        return new Usage(
                        "create",
                        "Reads a request, signs it, creates the session and prints the session.",
                        List.of("Uses the proxy in HTTPS_PROXY, except for the hosts in NO_PROXY."),
                        List.of(Option.oneOf(
                                SessionFormat.NAMES,
                                OUTPUT,
                                "FORMAT",
                                "Output format: json (default), url or iframe.")),
                        List.of(
                                "Example (first, in another terminal: sesi sandbox --port 8443 --ca-out ca.pem):",
                                "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi create \\",
                                "    --partner-id psikologihub-1024 --base-url https://127.0.0.1:8443 \\",
                                "    --ca-file ca.pem --user-id USR-001 --email john.doe@example.com \\",
                                "    --name 'John Doe' --candidate cand-001,Siti,siti@example.com"))
                .and(RequestOptions.required())
                .and(SettingOptions.partnerAndKey())
                .and(SettingOptions.server())
                .and(SettingOptions.call());
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException, InvalidSettingException, IOException {
        Settings settings = context.settings(arguments);
        PartnerId partnerId = settings.requirePartnerId();
        SelectedSecretReference location = SelectedSecretReference.of(settings.requireSecret(), settings);
        UseCaseSettings useCaseSettings = context.useCaseSettings(settings, location.reference());
        Environment environment = useCaseSettings.network().environment();
        SessionFormat format = arguments.value(OUTPUT).map(SessionFormat::named).orElse(SessionFormat.JSON);

        SessionRequest request = request(context, arguments, partnerId, useCaseSettings.keys());
        context.printWarnings(useCaseSettings);
        if (arguments.isGiven(Cli.VERBOSE)) {
            ErrorOutput.print(context.streams().err(), verboseLines(environment, location));
        }
        Outcome outcome = context.services()
                .useCases(useCaseSettings, context.attemptPrinter(arguments))
                .createSession()
                .create(request, useCaseSettings.deadline());
        Session session =
                OutcomeReport.sessionOf(outcome, environment, location.toString(), useCaseSettings.deadline());
        ErrorOutput.print(context.streams().err(), OutcomeReport.notes(outcome));
        ErrorOutput.print(context.streams().err(), warnings(session, environment));
        context.streams().out().println(format.format(session, context.streams().outIsTerminal()));
        if (context.streams().out().checkError()) {
            throw new CommandFailedException(
                    ExitCode.FAILURE,
                    "a session was created, but it could not be written to standard output; check the pipe or the disk"
                            + " space");
        }
    }

    private static List<String> warnings(Session session, Environment environment) {
        return SessionWarning.of(session, environment, Instant.now()).stream()
                .map(SessionWarning::line)
                .toList();
    }

    private static List<String> verboseLines(Environment environment, SelectedSecretReference location) {
        List<String> lines = new ArrayList<>();
        location.environmentMismatch(environment).ifPresent(warning -> lines.add("WARNING: " + warning));
        lines.add("environment " + environment.name().toUpperCase(Locale.ROOT) + " at " + environment.baseUrl()
                + ", key from " + location);
        return lines;
    }

    static SessionRequest request(CommandContext context, Arguments arguments, PartnerId partnerId, KeySettings keys)
            throws CommandFailedException {
        try {
            return RequestOptions.read(
                            arguments, partnerId, context.streams().in(), RequestKind.WITHOUT_SIGNATURE, keys)
                    .toSessionRequest();
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalidRequest(e);
        }
    }
}
