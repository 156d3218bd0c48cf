package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Looks at each setting: what it is, and where it came from. */
record SettingChecks(Settings settings) {

    List<Check> all() {
        return List.of(
                check("partner-id", () -> settings.partnerId() + from("--partner-id")),
                check("environment", () -> shown(settings.environment())),
                check("ca-file", () -> shown(settings.alsoTrusted()) + from("--ca-file")),
                check("proxy", this::proxy),
                check("deadline", this::deadline),
                check(
                        "audit-dir",
                        () -> settings.auditDirectory().map(Path::toString).orElse("none") + from("--audit-dir")),
                check(
                        "secret-place",
                        () -> SecretLocation.of(settings.secret(), settings).toString()),
                check(
                        "other-secret-place",
                        () -> settings.findOtherSecret()
                                        .map(SecretReference::toString)
                                        .orElse("none")
                                + from("--other-secret")));
    }

    private String shown(Environment environment) {
        return environment.name() + from("--environment") + " at " + environment.baseUrl()
                + (settings.sourceOf("--base-url").isEmpty() ? "" : from("--base-url"));
    }

    private static String shown(List<X509Certificate> certificates) {
        return switch (certificates.size()) {
            case 0 -> "none";
            case 1 -> "1 certificate";
            default -> certificates.size() + " certificates";
        };
    }

    private String proxy() throws InvalidSettingException {
        return settings.proxy()
                .map(way -> "by " + way.host() + ":" + way.port() + " (set by HTTPS_PROXY)")
                .orElse("none (default)");
    }

    private String deadline() throws InvalidSettingException {
        return settings.deadline(CreateSession.DEFAULT_DEADLINE).toMillis() / 1000.0 + " s" + from("--deadline");
    }

    private String from(String flag) {
        String source = settings.sourceOf(flag);
        return source.isEmpty() ? " (default)" : " (set by " + source + ")";
    }

    private static Check check(String name, Finding finding) {
        try {
            return Check.passed(name, finding.find());
        } catch (InvalidSettingException e) {
            return Check.failed(
                    name,
                    e.problem(),
                    "change the flag or the variable; docs/cli.md lists what each may be",
                    ExitCode.CONFIGURATION);
        }
    }

    @FunctionalInterface
    private interface Finding {
        String find() throws InvalidSettingException;
    }
}
