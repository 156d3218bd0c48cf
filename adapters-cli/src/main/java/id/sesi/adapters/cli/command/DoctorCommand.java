package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.request.InvalidRequestException;
import id.sesi.adapters.cli.request.RequestForm;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.domain.Environment;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code sesi doctor}: checks that this installation is ready, and says of everything that is not what to do. */
record DoctorCommand(Surroundings surroundings) implements Command {

    private static final String CREATE = "--create";
    private static final String OUTPUT = "--output";
    private static final String SETTINGS_NEEDED = "a setting above is missing or wrong";

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
                        "Example:",
                        "  PSIKOLOGIE_SECRET_KEY=demo-secret-key-123 sesi doctor \\",
                        "    --partner-id psikologihub-1024");
        return spec;
    }

    @Override
    public void run(ParseResult arguments) throws CommandFailure, InvalidSettingException, IOException {
        List<Check> checks = checks(arguments);
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

    private List<Check> checks(ParseResult arguments) throws CommandFailure, InvalidSettingException, IOException {
        Settings settings = surroundings.settings(arguments);
        SettingChecks found = new SettingChecks(settings);
        SecretChecks secrets = new SecretChecks(surroundings.wiring(), settings);
        List<Check> checks = new ArrayList<>(found.checks());
        checks.add(secrets.vectors());
        checks.add(found.secret
                .map(place -> secrets.secret(place, found.environment))
                .orElse(Check.skipped("secret", SETTINGS_NEEDED)));
        checks.add(
                found.secret.isPresent() && found.environment.isPresent() && found.otherSecret.isPresent()
                        ? secrets.apart(found.secret.get(), found.otherSecret.get(), found.environment.get())
                        : Check.skipped("environments-apart", SETTINGS_NEEDED));
        found.auditDirectory.ifPresent(directory -> checks.add(audit(directory, found.environment)));
        VendorChecks vendor = new VendorChecks(surroundings.wiring());
        if (found.environment.isPresent() && found.alsoTrusted.isPresent() && found.proxy.isPresent()) {
            checks.addAll(vendor.way(found.environment.get(), found.alsoTrusted.get(), found.proxy.get()));
        } else {
            checks.add(Check.skipped("vendor-reached", SETTINGS_NEEDED));
        }
        checks.add(creation(arguments, settings, vendor, checks.stream().anyMatch(Check::isFailed)));
        return checks;
    }

    /** Contract, section 6: each request and response is recorded. */
    private static Check audit(Optional<Path> directory, Optional<Environment> environment) {
        String name = "audit";
        if (directory.isEmpty()) {
            boolean isProduction = environment
                    .filter(found -> found.name().equals("production"))
                    .isPresent();
            return isProduction
                    ? Check.failed(
                            name,
                            "no audit records are kept, but the vendor asks for them",
                            "set --audit-dir or PSIKOLOGIE_AUDIT_DIR",
                            ExitCode.CONFIGURATION)
                    : Check.skipped(name, "no audit records are kept; production needs --audit-dir");
        }
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(directory.get()), "sesi-doctor-", ".tmp"));
            return Check.passed(name, "records can be written to " + directory.get());
        } catch (IOException e) {
            return Check.failed(
                    name,
                    "records cannot be written to " + directory.get(),
                    "make the folder writable for this user, or name another with --audit-dir",
                    ExitCode.CONFIGURATION);
        }
    }

    private Check creation(ParseResult arguments, Settings settings, VendorChecks vendor, boolean isFailed)
            throws CommandFailure, InvalidSettingException, IOException {
        String name = "session-created";
        if (!arguments.matchedOptionValue(CREATE, false)) {
            return Check.skipped(name, "only with --create");
        }
        if (isFailed) {
            return Check.skipped(name, "a check above failed");
        }
        if (settings.environment().name().equals("production") && !RequestOptions.areGiven(arguments)) {
            return Check.failed(
                    name,
                    "in production no session is created for a made-up user",
                    "give a request, as for sesi create",
                    ExitCode.USAGE);
        }
        SecretPlace place = SecretPlace.of(settings.secret(), settings);
        return vendor.creation(
                CreateCommand.connection(surroundings, arguments, settings, place),
                request(arguments, settings),
                place);
    }

    private SessionRequest request(ParseResult arguments, Settings settings)
            throws CommandFailure, InvalidSettingException, IOException {
        if (!RequestOptions.areGiven(arguments)) {
            return SessionRequest.builder(settings.partnerId())
                    .userId("sesi-doctor")
                    .email("sesi-doctor@example.com")
                    .name("Sesi Doctor")
                    .build();
        }
        try {
            return RequestOptions.read(
                            arguments,
                            settings.partnerId(),
                            surroundings.streams().in(),
                            RequestForm.UNSIGNED)
                    .toSend();
        } catch (InvalidRequestException e) {
            throw RequestOptions.invalid(e);
        }
    }
}
