package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.secret.SecretReference;
import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.settings.ProxySettings;
import id.sesi.adapters.cli.settings.Settings;
import id.sesi.application.driving.CreateSession;
import id.sesi.domain.Environment;
import id.sesi.domain.PartnerId;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at each setting: what it is, and where it came from. */
final class SettingChecks {

    private final List<Check> checks = new ArrayList<>();
    private final Settings settings;

    final Optional<PartnerId> partnerId;
    final Optional<Environment> environment;
    final Optional<List<X509Certificate>> alsoTrusted;
    final Optional<Optional<ProxySettings>> proxy;
    final Optional<Duration> deadline;
    final Optional<Optional<Path>> auditDirectory;
    final Optional<SecretPlace> secret;
    final Optional<Optional<SecretReference>> otherSecret;

    SettingChecks(Settings settings) {
        this.settings = settings;
        partnerId = check("partner-id", settings::partnerId, id -> id + from("--partner-id"));
        environment = check("environment", settings::environment, this::shown);
        alsoTrusted = check("ca-file", settings::alsoTrusted, this::shown);
        proxy = check(
                "proxy",
                settings::proxy,
                way -> way.map(found -> "by " + found.host() + ":" + found.port() + " (HTTPS_PROXY)")
                        .orElse("none (HTTPS_PROXY is not set)"));
        deadline = check(
                "deadline",
                () -> settings.deadline(CreateSession.DEFAULT_DEADLINE),
                time -> time.toMillis() / 1000.0 + " s" + from("--deadline"));
        auditDirectory = check(
                "audit-dir",
                settings::auditDirectory,
                directory -> directory.map(Path::toString).orElse("none") + from("--audit-dir"));
        secret = check("secret-place", () -> SecretPlace.of(settings.secret(), settings), SecretPlace::toString);
        otherSecret = check(
                "other-secret-place",
                settings::findOtherSecret,
                reference -> reference.map(SecretReference::toString).orElse("none") + from("--other-secret"));
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    private String shown(Environment found) {
        return found.name() + from("--environment") + " at " + found.baseUrl()
                + (settings.sourceOf("--base-url").isEmpty() ? "" : from("--base-url"));
    }

    private String shown(List<X509Certificate> found) {
        return found.isEmpty() ? "none" + from("--ca-file") : found.size() + " certificates" + from("--ca-file");
    }

    private String from(String flag) {
        String source = settings.sourceOf(flag);
        return source.isEmpty() ? " (default)" : " (set by " + source + ")";
    }

    private <T> Optional<T> check(String name, SettingReader<T> reader, Function<T, String> shown) {
        try {
            T value = reader.read();
            checks.add(Check.passed(name, shown.apply(value)));
            return Optional.of(value);
        } catch (InvalidSettingException e) {
            checks.add(Check.failed(
                    name, e.problem(), "set it right; docs/cli.md lists flags and variables", ExitCode.CONFIGURATION));
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface SettingReader<T> {
        T read() throws InvalidSettingException;
    }
}
