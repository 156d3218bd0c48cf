package id.sesi.adapters.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code sesi doctor}: checks that this installation is ready, and says of everything that is not what to do. */
record DoctorCommand(Surroundings surroundings) implements Command {

    private static final String CREATE = "--create";
    private static final String OUTPUT = "--output";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.create();
        spec.addOption(OptionSpec.builder(CREATE)
                .type(boolean.class)
                .description(
                        "Create a session too, for a made-up user unless a request is given (in production it has to be).")
                .build());
        spec.addOption(OptionSpec.builder(OUTPUT)
                .paramLabel("FORM")
                .type(ReportFormat.class)
                .description("text (default) or json.")
                .build());
        SettingOptions.addIdentityTo(spec);
        SettingOptions.addOtherSecretTo(spec);
        SettingOptions.addConnectionTo(spec);
        RequestOptions.addTo(spec);
        spec.usageMessage()
                .description(
                        "Checks the settings and where they come from, the key, the published vectors, the way to the vendor,"
                                + " the clock and the audit folder. Creates nothing at the vendor without --create.",
                        "",
                        "Ends with 0 if no check failed, else with the exit code of the first that did.")
                .footer(
                        "",
                        "Example, after sesi sandbox --port 8443 --ca-out ca.pem in another terminal:",
                        "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi doctor --create \\",
                        "    --partner-id psikologihub-1024 --base-url https://127.0.0.1:8443 --ca-file ca.pem");
        return spec;
    }

    @Override
    public void run(ParseResult arguments) throws CommandFailure {
        Checkup checkup = new Checkup(surroundings, arguments);
        List<Check> checks = checkup.run(arguments.matchedOptionValue(CREATE, false));
        ReportFormat format = arguments.matchedOptionValue(OUTPUT, ReportFormat.TEXT);
        surroundings
                .streams()
                .out()
                .println(format.format(checks, surroundings.streams().outIsTerminal()));
        List<Check> failed = checks.stream().filter(Check::isFailed).toList();
        if (!failed.isEmpty()) {
            throw new CommandFailure(
                    failed.get(0).exitCode(),
                    failed.size() + " of " + checks.size() + " checks failed; the first: "
                            + failed.get(0).name());
        }
    }
}
