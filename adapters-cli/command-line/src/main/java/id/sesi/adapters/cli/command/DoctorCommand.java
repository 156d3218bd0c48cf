package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import java.util.List;

/** {@code sesi doctor}: checks that this installation is ready, and says of everything that is not what to do. */
record DoctorCommand(CommandContext context) implements Command {

    private static final String CREATE = "--create";
    private static final String OUTPUT = "--output";

    @Override
    public Usage usage() {
        return new Usage(
                        "doctor",
                        "Checks that this installation is ready, and says what to do where it is not.",
                        List.of(
                                "Checks the settings and where they come from, the key, the published vectors, the way to the vendor,"
                                        + " the clock and the audit folder. Creates nothing at the vendor without --create.",
                                "Ends with 0 if no check failed, else with the exit code of the first that did."),
                        List.of(
                                Option.flag(
                                        CREATE,
                                        "Create a session too, for a made-up user unless a request is given (in production it has to be)."),
                                Option.oneOf(ReportFormat.NAMES, OUTPUT, "FORM", "text (default) or json.")),
                        List.of(
                                "Example, after sesi sandbox --port 8443 --ca-out ca.pem in another terminal:",
                                "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi doctor --create \\",
                                "    --partner-id psikologihub-1024 --ca-file ca.pem \\",
                                "    --base-url https://127.0.0.1:8443"))
                .and(SettingOptions.identity())
                .and(SettingOptions.otherSecret())
                .and(SettingOptions.connection())
                .and(RequestOptions.all());
    }

    @Override
    public void run(Arguments arguments) throws CommandFailure {
        DoctorReport checkup = new DoctorReport(context, arguments);
        List<Check> checks = checkup.run(arguments.has(CREATE));
        ReportFormat format = arguments.value(OUTPUT).map(ReportFormat::named).orElse(ReportFormat.TEXT);
        context.streams().out().println(format.format(checks, context.streams().outIsTerminal()));
        List<Check> failed = checks.stream().filter(Check::isFailed).toList();
        if (!failed.isEmpty()) {
            throw new CommandFailure(
                    failed.get(0).exitCode(),
                    failed.size() + " of " + checks.size() + " checks failed; the first: "
                            + failed.get(0).name());
        }
    }
}
