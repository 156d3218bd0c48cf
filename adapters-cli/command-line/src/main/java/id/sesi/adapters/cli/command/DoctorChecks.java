package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs all checks in order. A check is skipped if another check that it depends on failed. */
final class DoctorChecks {

    private static final String ARCHIVE = "archive";
    private static final String AUDIT = "audit";
    private static final int MAX_LINES_OF_FILE = 5;
    static final String CREATED = "session-created";

    /** The checks that need all settings. Scripts rely on all of them, so a check that did not run is reported as skipped. */
    private static final List<String> DEPENDENT_CHECKS = List.of(
            SecretChecks.PUBLISHED_SIGNATURES,
            SecretChecks.SECRET,
            SecretChecks.KEYS_DIFFER,
            CredentialFileCheck.NAME,
            AUDIT,
            VendorChecks.REACHED,
            VendorChecks.CLOCK,
            CREATED);

    private final CommandContext context;
    private final Arguments arguments;
    private final Settings settings;
    private final List<Check> checks = new ArrayList<>();

    DoctorChecks(CommandContext context, Arguments arguments) {
        this.context = context;
        this.arguments = arguments;
        this.settings = context.settings(arguments);
    }

    /** {@return the results of all checks} */
    List<Check> run(boolean createsSession) {
        checks.add(archive());
        checks.addAll(new SettingChecks(settings).all());
        try {
            if (checks.stream().skip(1).anyMatch(Check::isFailed)) { // The first check is that of the archive.
                skip("a setting above is missing or invalid");
            } else {
                runWithSettings(createsSession);
            }
        } catch (InvalidSettingException e) {
            // All settings were checked above, except those of Vault, which are read only if the key is in Vault.
            checks.add(SecretChecks.unavailable(SecretChecks.SECRET, e.problem()));
            skip("the secret key is not available");
        }
        checks.add(new PageCheck(context, settings).check());
        return List.copyOf(checks);
    }

    private boolean isFailed() {
        return checks.stream().anyMatch(Check::isFailed);
    }

    private void skip(String reason) {
        DEPENDENT_CHECKS.stream()
                .filter(name -> checks.stream().noneMatch(check -> check.name().equals(name)))
                .forEach(name -> checks.add(Check.skipped(name, reason)));
    }

    private void runWithSettings(boolean createsSession) throws InvalidSettingException {
        Environment environment = settings.environment();
        SelectedSecretReference location = SelectedSecretReference.of(settings.requireSecret(), settings);
        SecretChecks secrets = new SecretChecks(context, settings);
        VendorChecks vendor = new VendorChecks(context);
        checks.add(secrets.publishedSignatures());
        checks.addAll(secrets.keyChecks(location, settings.findOtherSecret(), environment));
        if (checks.stream().anyMatch(check -> check.finding().equals(settings.partnerIdIsKey()))) {
            hidePartnerId();
        }
        KeySettings keys = settings.keys(location.reference(), settings.findOtherSecret());
        List<Path> trusted = new ArrayList<>(keys.trustedFiles());
        settings.caFile().map(Path::of).ifPresent(trusted::add);
        checks.add(CredentialFileCheck.of(keys.filesToCheck(), trusted));
        checks.add(audit(settings.auditDirectory(), environment));
        checks.addAll(vendor.connection(settings.network(), settings.deadline(CreateSession.DEFAULT_DEADLINE)));
        checks.add(
                createsSession ? sessionCreation(vendor, location) : Check.skipped(CREATED, "runs only with --create"));
    }

    /** The check of the partner ID shows it, and compares it only with keys in variables and files. */
    private void hidePartnerId() {
        checks.replaceAll(check -> check.name().equals(SettingChecks.PARTNER_ID)
                ? SettingChecks.invalid(SettingChecks.PARTNER_ID, settings.partnerIdIsKey())
                : check);
    }

    private Check archive() {
        return switch (context.services().checkClassDataArchive()) {
            case MISSING ->
                Check.skipped(
                        ARCHIVE,
                        "sesi found no class-data archive that it can use; sesi-archive creates one, for faster starts");
            case USABLE -> Check.passed(ARCHIVE, "Java can use the class-data archive");
            case UNUSABLE ->
                Check.warning(
                        ARCHIVE,
                        "Java cannot use the class-data archive, so sesi starts more slowly",
                        "run sesi-archive, which creates a new one");
            case DAMAGED ->
                Check.failed(
                        ARCHIVE,
                        "the class-data archive is damaged, which can make Java crash or hang, or it does not match this Java, for example after an update of Java",
                        "run sesi-archive, which creates a new one",
                        ExitCode.CONFIGURATION);
        };
    }

    /** The vendor's contract, section 6, requires a record of each request and response. */
    private Check audit(Optional<Path> directory, Environment environment) {
        if (directory.isEmpty()) {
            return environment.isProduction()
                    ? Check.failed(
                            AUDIT,
                            "no audit records are written, but the vendor requires them",
                            "set --audit-dir or PSIKOLOGIE_AUDIT_DIR",
                            ExitCode.CONFIGURATION)
                    : Check.skipped(AUDIT, "no audit records are written; production requires --audit-dir");
        }
        try {
            CommandServices.AuditFindings found = context.services().checkAuditFolder(directory.get());
            String finding = "records can be written to " + directory.get()
                    + note("lines that are not whole records, after a crash or a full disk", tornLines(found))
                    + note("not checked, because sesi cannot read it", found.unreadable())
                    + note("not checked, because it is not a regular file", found.notRegular());
            List<String> advice = new ArrayList<>();
            if (!found.changeable().isEmpty()) {
                finding += note("another user can change the records", found.changeable());
                advice.add("move these files away, or correct their owner and their mode (0640)");
            }
            Optional<String> writable = worldWritable(directory.get());
            if (writable.isPresent()) {
                finding += "; every user of this machine can delete or replace the files, because the folder "
                        + writable.get();
                advice.add("do not allow other users to change the folder (chmod o-w)");
            }
            return advice.isEmpty()
                    ? Check.passed(AUDIT, finding)
                    : Check.warning(AUDIT, finding, String.join("; ", advice));
        } catch (IOException e) {
            return Check.failed(
                    AUDIT,
                    "records cannot be written: " + e.getMessage(),
                    "correct the folder or the disk, or set another folder with --audit-dir",
                    ExitCode.CONFIGURATION);
        }
    }

    private static Optional<String> worldWritable(Path folder) {
        try {
            return WorldWritableFolder.around(folder);
        } catch (IOException
                | UnsupportedOperationException e) { // For example, a file system without such permissions.
            return Optional.empty();
        }
    }

    private static String note(String what, List<?> found) {
        return found.isEmpty()
                ? ""
                : "; " + what + ": " + found.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@return all files with torn lines, each with its first torn lines} */
    private static List<String> tornLines(CommandServices.AuditFindings found) {
        Map<String, List<String>> linesOfFiles = found.tornLines().stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.lastIndexOf(':')),
                        LinkedHashMap::new,
                        Collectors.mapping(line -> line.substring(line.lastIndexOf(':') + 1), Collectors.toList())));
        List<String> described = new ArrayList<>();
        linesOfFiles.forEach(
                (file, lines) -> described.add(file + (lines.size() == 1 ? " line " : " lines ") + firstLines(lines)));
        if (found.tornLines().size() == CommandServices.AuditFindings.MAX_TORN_LINES) {
            described.add("the check stopped there");
        }
        return described;
    }

    private static String firstLines(List<String> lines) {
        int more = lines.size() - MAX_LINES_OF_FILE;
        return String.join(", ", lines.subList(0, Math.min(MAX_LINES_OF_FILE, lines.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Check sessionCreation(VendorChecks vendor, SelectedSecretReference location) {
        if (isFailed()) {
            return Check.skipped(CREATED, "a check above failed");
        }
        try {
            UseCaseSettings useCaseSettings = context.useCaseSettings(settings, location.reference());
            return vendor.sessionCreation(
                    useCaseSettings, context.attemptPrinter(arguments), request(useCaseSettings.keys()), location);
        } catch (CommandFailedException e) {
            return Check.failed(
                    CREATED, String.join("; ", e.lines()), "give a request that sesi create accepts", e.exitCode());
        } catch (InvalidSettingException e) {
            return Check.failed(CREATED, e.problem(), "correct this setting", ExitCode.CONFIGURATION);
        }
    }

    private SessionRequest request(KeySettings keys) throws CommandFailedException, InvalidSettingException {
        if (RequestOptions.areGiven(arguments)) {
            return CreateCommand.request(context, arguments, settings.requirePartnerId(), keys);
        }
        if (settings.environment().isProduction()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "in production --create requires a request, because a test user is not allowed there");
        }
        return SessionRequest.builder(settings.requirePartnerId())
                .userId("sesi-doctor")
                .email("sesi-doctor@example.com")
                .name("Sesi Doctor")
                .build();
    }
}
