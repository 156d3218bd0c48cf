package id.sesi.adapters.cli.command;

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
import picocli.CommandLine.ParseResult;

/** All checks, one after the other: those that need what another one failed to find are skipped. */
final class Checkup {

    private static final String AUDIT = "audit";
    static final String CREATED = "session-created";

    private final Surroundings surroundings;
    private final ParseResult arguments;
    private final Settings settings;
    private final List<Check> checks = new ArrayList<>();

    Checkup(Surroundings surroundings, ParseResult arguments) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.settings = surroundings.settings(arguments);
    }

    /** {@return what came of them} */
    List<Check> run(boolean createsSession) {
        SettingChecks found = new SettingChecks(settings);
        SecretChecks secrets = new SecretChecks(surroundings.wiring(), settings);
        VendorChecks vendor = new VendorChecks(surroundings.wiring());
        checks.addAll(found.checks());
        checks.add(secrets.vectors());
        checks.add(found.secret
                .map(place -> secrets.secret(place, found.environment))
                .orElse(unsettled(SecretChecks.SECRET)));
        checks.add(
                found.secret.isPresent() && found.environment.isPresent() && found.otherSecret.isPresent()
                        ? secrets.apart(found.secret.get(), found.otherSecret.get(), found.environment.get())
                        : unsettled(SecretChecks.APART));
        checks.add(
                found.environment.isPresent() && found.auditDirectory.isPresent()
                        ? audit(found.auditDirectory.get(), found.environment.get())
                        : unsettled(AUDIT));
        checks.addAll(
                found.environment.isPresent() && found.alsoTrusted.isPresent() && found.proxy.isPresent()
                        ? vendor.way(found.environment.get(), found.alsoTrusted.get(), found.proxy.get())
                        : List.of(unsettled(VendorChecks.REACHED), unsettled(VendorChecks.CLOCK)));
        checks.add(createsSession ? creation(vendor) : Check.skipped(CREATED, "only with --create"));
        return List.copyOf(checks);
    }

    private static Check unsettled(String name) {
        return Check.skipped(name, "a setting above is missing or wrong");
    }

    /** Contract, section 6: each request and response is recorded. */
    private static Check audit(Optional<Path> directory, Environment environment) {
        if (directory.isEmpty()) {
            return environment.name().equals("production")
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

    private Check creation(VendorChecks vendor) {
        if (checks.stream().anyMatch(Check::isFailed)) {
            return Check.skipped(CREATED, "a check above failed");
        }
        try {
            SessionRequest request = request();
            SecretPlace place = SecretPlace.of(settings.secret(), settings);
            return vendor.creation(CreateCommand.connection(surroundings, arguments, settings, place), request, place);
        } catch (CommandFailure e) {
            return Check.failed(CREATED, e.lines().get(0), "give a request that sesi create takes", e.exitCode());
        } catch (InvalidSettingException e) {
            return Check.failed(CREATED, e.problem(), "set it right", ExitCode.CONFIGURATION);
        }
    }

    private SessionRequest request() throws CommandFailure, InvalidSettingException {
        if (RequestOptions.areGiven(arguments)) {
            return CreateCommand.request(surroundings, arguments, settings.partnerId());
        }
        if (settings.environment().name().equals("production")) {
            throw new CommandFailure(ExitCode.USAGE, "in production no session is created for a made-up user");
        }
        return SessionRequest.builder(settings.partnerId())
                .userId("sesi-doctor")
                .email("sesi-doctor@example.com")
                .name("Sesi Doctor")
                .build();
    }
}
