package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All checks, one after the other: those that need what another one failed to find are skipped. */
final class DoctorReport {

    private static final String AUDIT = "audit";
    static final String CREATED = "session-created";

    /** Of the checks that need the settings; scripts count on all of them. */
    private static final List<String> NAMES = List.of(
            SecretChecks.VECTORS,
            SecretChecks.SECRET,
            SecretChecks.APART,
            AUDIT,
            VendorChecks.REACHED,
            VendorChecks.CLOCK,
            CREATED);

    private final CommandContext context;
    private final Arguments arguments;
    private final Settings settings;
    private final List<Check> checks = new ArrayList<>();

    DoctorReport(CommandContext context, Arguments arguments) {
        this.context = context;
        this.arguments = arguments;
        this.settings = context.settings(arguments);
    }

    /** {@return what came of them} */
    List<Check> run(boolean createsSession) {
        checks.addAll(new SettingChecks(settings).all());
        try {
            if (isFailed()) {
                skip("a setting above is missing or wrong");
            } else {
                runWithSettings(createsSession);
            }
        } catch (InvalidSettingException e) { // Such as where Vault is, which nobody else needs.
            checks.add(SecretChecks.unavailable(SecretChecks.SECRET, e.problem()));
            skip("the key cannot be had");
        }
        return List.copyOf(checks);
    }

    private boolean isFailed() {
        return checks.stream().anyMatch(Check::isFailed);
    }

    private void skip(String why) {
        NAMES.stream()
                .filter(name -> checks.stream().noneMatch(check -> check.name().equals(name)))
                .forEach(name -> checks.add(Check.skipped(name, why)));
    }

    private void runWithSettings(boolean createsSession) throws InvalidSettingException {
        Environment environment = settings.environment();
        SecretLocation place = SecretLocation.of(settings.secret(), settings);
        SecretChecks secrets = new SecretChecks(context, settings);
        VendorChecks vendor = new VendorChecks(context);
        checks.add(secrets.vectors());
        checks.addAll(secrets.keys(place, settings.findOtherSecret(), environment));
        checks.add(audit(settings.auditDirectory(), environment));
        checks.addAll(vendor.way(settings.network(), settings.deadline(CreateSession.DEFAULT_DEADLINE)));
        checks.add(createsSession ? creation(vendor, place) : Check.skipped(CREATED, "only with --create"));
    }

    /** Contract, section 6: each request and response is recorded. */
    private static Check audit(Optional<Path> directory, Environment environment) {
        if (directory.isEmpty()) {
            return environment.isProduction()
                    ? Check.failed(
                            AUDIT,
                            "no audit records are kept, but the vendor asks for them",
                            "set --audit-dir or PSIKOLOGIE_AUDIT_DIR",
                            ExitCode.CONFIGURATION)
                    : Check.skipped(AUDIT, "no audit records are kept; production needs --audit-dir");
        }
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(directory.get()), "sesi-doctor-", ".tmp"));
            return Check.passed(AUDIT, "records can be written to " + directory.get());
        } catch (IOException e) {
            return Check.failed(
                    AUDIT,
                    "records cannot be written to " + directory.get(),
                    "make the folder writable for this user, or name another with --audit-dir",
                    ExitCode.CONFIGURATION);
        }
    }

    private Check creation(VendorChecks vendor, SecretLocation place) {
        if (isFailed()) {
            return Check.skipped(CREATED, "a check above failed");
        }
        try {
            SessionRequest request = request();
            return vendor.creation(
                    context.connection(settings, place.reference()), context.onlooker(arguments), request, place);
        } catch (CommandFailure e) {
            return Check.failed(
                    CREATED, String.join("; ", e.lines()), "give a request that sesi create takes", e.exitCode());
        } catch (InvalidSettingException e) {
            return Check.failed(CREATED, e.problem(), "change that setting", ExitCode.CONFIGURATION);
        }
    }

    private SessionRequest request() throws CommandFailure, InvalidSettingException {
        if (RequestOptions.areGiven(arguments)) {
            return CreateCommand.request(context, arguments, settings.partnerId());
        }
        if (settings.environment().isProduction()) {
            throw new CommandFailure(ExitCode.USAGE, "in production no session is created for a made-up user");
        }
        return SessionRequest.builder(settings.partnerId())
                .userId("sesi-doctor")
                .email("sesi-doctor@example.com")
                .name("Sesi Doctor")
                .build();
    }
}
