package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import java.util.List;

/** {@code sesi doctor}: checks whether this installation is ready, and says how to fix each problem. */
record DoctorCommand(CommandContext context) implements Command {

    private static final String CREATE = "--create";
    static final String PAGE = "--page";
    private static final String OUTPUT = "--output";

    @Override
    public Usage usage() {
        return new Usage(
                        "doctor",
                        "Checks whether this installation is ready, and says how to fix each problem.",
                        List.of(
                                "Checks the settings and their sources, the secret key, the published test vectors,"
                                        + " the connection to the vendor, the clock and the audit folder. Creates a session"
                                        + " only with --create, and checks your page only with --page.",
                                "The exit code is 0 if no check failed, or else that of the first failed check."),
                        List.of(
                                Option.flag(
                                        CREATE,
                                        "Also create a session, for the given request or else for a test user."
                                                + " Production requires a request."),
                                Option.of(
                                        PAGE,
                                        "URL",
                                        "Also check whether your page at this address allows the widget in a frame."
                                                + " Sesi fetches the page without a login."),
                                Option.oneOf(
                                        ReportFormat.NAMES,
                                        OUTPUT,
                                        "FORMAT",
                                        "Output format: text (default) or json.")),
                        List.of(
                                "Example (first, in another terminal: sesi sandbox --port 8443 --ca-out ca.pem):",
                                "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi doctor --create \\",
                                "    --partner-id psikologihub-1024 --ca-file ca.pem \\",
                                "    --base-url https://127.0.0.1:8443"))
                .and(SettingOptions.partnerAndKey())
                .and(SettingOptions.otherSecret())
                .and(SettingOptions.server())
                .and(SettingOptions.call())
                .and(RequestOptions.optional("a test user, which production does not allow"));
    }

    @Override
    public void run(Arguments arguments) throws CommandFailedException {
        DoctorChecks doctorChecks = new DoctorChecks(context, arguments);
        List<Check> checks = doctorChecks.run(arguments.isGiven(CREATE));
        ReportFormat format = arguments.value(OUTPUT).map(ReportFormat::named).orElse(ReportFormat.TEXT);
        context.streams().out().println(format.format(checks, context.streams().outIsTerminal()));
        List<Check> failed = checks.stream().filter(Check::isFailed).toList();
        if (!failed.isEmpty()) {
            String line = failed.size() + " of " + checks.size() + " checks failed; the first: "
                    + failed.get(0).name();
            throw new CommandFailedException(
                    failed.get(0).exitCode(),
                    context.streams().out().checkError() ? List.of(line, Cli.NOT_WRITTEN) : List.of(line));
        }
    }
}
