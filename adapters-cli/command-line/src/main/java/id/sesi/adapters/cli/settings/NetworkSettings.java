package id.sesi.adapters.cli.settings;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.Environment;
import java.util.Optional;

/**
 * The settings for connections to the vendor.
 *
 * @param environment the vendor's environment, with its base URL
 * @param extraCertificates the certificates trusted in addition to the platform's
 * @param proxy the proxy to the vendor; empty if the connection is direct
 * @since 1.0.0
 */
public record NetworkSettings(Environment environment, Certificates extraCertificates, Optional<ProxySettings> proxy) {

    /** The settings of commands that do not connect to the vendor. */
    public static final NetworkSettings OFFLINE =
            new NetworkSettings(Environment.STAGING, Certificates.NONE, Optional.empty());

    public NetworkSettings {
        requireNonNull(environment);
        requireNonNull(extraCertificates);
        requireNonNull(proxy);
    }
}
