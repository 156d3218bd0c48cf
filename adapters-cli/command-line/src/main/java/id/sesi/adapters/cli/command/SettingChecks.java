package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.Certificates;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import java.nio.file.Path;
import java.util.List;

/** Checks each setting, and shows its value and its source. */
record SettingChecks(Settings settings) {

    List<Check> all() {
        return List.of(
                check("partner-id", () -> settings.partnerId() + sourceNote("--partner-id")),
                check("environment", () -> describe(settings.environment())),
                check("ca-file", () -> describe(settings.extraCertificates())),
                check("proxy", this::proxy),
                check("deadline", this::deadline),
                check(
                        "audit-dir",
                        () -> settings.auditDirectory().map(Path::toString).orElse("none") + sourceNote("--audit-dir")),
                check(
                        "secret-location",
                        () -> SecretLocation.of(settings.secret(), settings).toString()),
                check(
                        "other-secret-location",
                        () -> settings.findOtherSecret()
                                        .map(SecretReference::toString)
                                        .orElse("none")
                                + sourceNote("--other-secret")));
    }

    private String describe(Environment environment) {
        return environment.name() + sourceNote("--environment") + " at " + environment.baseUrl()
                + (settings.sourceOf("--base-url").isEmpty() ? "" : sourceNote("--base-url"));
    }

    private String describe(Certificates certificates) {
        int number = certificates.trusted().size();
        String found = switch (number) {
            case 0 -> "none";
            case 1 -> "1 certificate";
            default -> number + " certificates";
        };
        return found
                + sourceNote("--ca-file")
                + (certificates.hasPrivateKey() ? "; " + privateKeyWarning(settings.sourceOf("--ca-file")) : "");
    }

    static String privateKeyWarning(String source) {
        return "WARNING: the file of " + source + " also contains a private key, which sesi does not need;"
                + " store only certificates in it";
    }

    private String proxy() throws InvalidSettingException {
        return settings.proxy()
                .map(proxy -> proxy.address() + " (set by " + proxy.source() + ")"
                        + proxy.bypass().warning().map("; WARNING: "::concat).orElse(""))
                .orElse("none (default)");
    }

    private String deadline() throws InvalidSettingException {
        return settings.deadline(CreateSession.DEFAULT_DEADLINE).toMillis() / 1000.0 + " s" + sourceNote("--deadline");
    }

    private String sourceNote(String flag) {
        String source = settings.sourceOf(flag);
        return source.isEmpty() ? " (default)" : " (set by " + source + ")";
    }

    private static Check check(String name, Description description) {
        try {
            return Check.passed(name, description.describe());
        } catch (InvalidSettingException e) {
            return Check.failed(
                    name,
                    e.problem(),
                    "correct the flag or the variable; docs/cli.md lists the allowed values",
                    ExitCode.CONFIGURATION);
        }
    }

    @FunctionalInterface
    private interface Description {
        String describe() throws InvalidSettingException;
    }
}
