package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.ProxyBypass;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks each setting, and shows its value and its source. */
record SettingChecks(Settings settings) {

    static final String PARTNER_ID = "partner-id";

    List<Check> all() {
        return List.of(
                passed(PARTNER_ID, () -> settings.requirePartnerId() + setByNote("--partner-id")),
                passed("environment", () -> describe(settings.environment())),
                check("ca-file", () -> certificates(settings.extraCertificates())),
                check("proxy", this::proxy),
                passed("deadline", this::deadline),
                passed(
                        "audit-dir",
                        () -> settings.auditDirectory().map(Path::toString).orElse("none") + setByNote("--audit-dir")),
                passed(
                        "secret-location",
                        () -> SelectedSecretReference.of(settings.requireSecret(), settings)
                                .toString()),
                passed(
                        "other-secret-location",
                        () -> settings.findOtherSecret()
                                        .map(SecretReference::toString)
                                        .orElse("none")
                                + setByNote("--other-secret")));
    }

    private String describe(Environment environment) {
        return environment.name() + setByNote("--environment") + " at " + environment.baseUrl()
                + (settings.setBy("--base-url").isEmpty() ? "" : setByNote("--base-url"));
    }

    private Check certificates(Certificates certificates) {
        int number = certificates.trusted().size();
        String found = switch (number) {
            case 0 -> "none";
            case 1 -> "1 certificate";
            default -> number + " certificates";
        };
        String finding = found + setByNote("--ca-file");
        Optional<String> expired = certificates.expired(Instant.now());
        if (expired.isPresent()) {
            return Check.warning(
                    "ca-file",
                    finding + "; " + expired.get(),
                    "replace the expired certificate in the file of " + settings.setBy("--ca-file") + ", or remove it");
        }
        return certificates.hasPrivateKey()
                ? Check.warning(
                        "ca-file",
                        finding + "; its file also contains a private key, which sesi does not need",
                        "store only certificates in the file of " + settings.setBy("--ca-file"))
                : Check.passed("ca-file", finding);
    }

    private Check proxy() throws InvalidSettingException {
        Optional<ProxySettings> proxy = settings.proxy();
        String finding = proxy.map(found -> found.address() + " (set by " + found.variable() + ")")
                .orElse("none (default)");
        return proxy.flatMap(found -> found.bypass().problem())
                .map(problem -> Check.warning("proxy", finding + "; " + problem, ProxyBypass.ADVICE))
                .orElse(Check.passed("proxy", finding));
    }

    private String deadline() throws InvalidSettingException {
        return settings.deadline(CreateSession.DEFAULT_DEADLINE).toMillis() / 1000.0 + " s" + setByNote("--deadline");
    }

    private String setByNote(String option) {
        String setBy = settings.setBy(option);
        return setBy.isEmpty() ? " (default)" : " (set by " + setBy + ")";
    }

    private static Check passed(String name, Description description) {
        return check(name, () -> Check.passed(name, description.describe()));
    }

    private static Check check(String name, CheckRun run) {
        try {
            return run.run();
        } catch (InvalidSettingException e) {
            return invalid(name, e.problem());
        }
    }

    static Check invalid(String name, String problem) {
        return Check.failed(
                name,
                problem,
                "correct the option or the variable; docs/cli.md lists the allowed values",
                ExitCode.CONFIGURATION);
    }

    @FunctionalInterface
    private interface Description {
        String describe() throws InvalidSettingException;
    }

    @FunctionalInterface
    private interface CheckRun {
        Check run() throws InvalidSettingException;
    }
}
