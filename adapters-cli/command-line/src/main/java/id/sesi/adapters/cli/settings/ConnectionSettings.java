package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.application.driven.AuditTrail;
import id.sesi.application.driven.SecretSource;
import id.sesi.domain.Environment;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that a call to the vendor needs to know.
 *
 * @param environment where the vendor is
 * @param alsoTrusted certificates trusted in addition to the platform's
 * @param proxy the way out, if there is one
 * @param secrets gives the key
 * @param deadline total budget of one call; positive
 * @param auditDirectory where audit records are kept, if anywhere
 * @param onlooker sees each audit record as it is made
 */
public record ConnectionSettings(
        Environment environment,
        List<X509Certificate> alsoTrusted,
        Optional<ProxySettings> proxy,
        SecretSource secrets,
        Duration deadline,
        Optional<Path> auditDirectory,
        AuditTrail onlooker) {

    public ConnectionSettings {
        requireNonNull(environment);
        requireNonNull(proxy);
        requireNonNull(secrets);
        requireNonNull(deadline);
        requireNonNull(auditDirectory);
        requireNonNull(onlooker);
        alsoTrusted = List.copyOf(alsoTrusted);
    }
}
