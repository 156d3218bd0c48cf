package id.sesi.adapters.http.vault;

import static java.util.Objects.requireNonNull;

import id.sesi.domain.HostAndPort;
import java.net.URI;
import java.util.Optional;

/**
 * The address of a Vault or OpenBao server, and the credentials for it.
 *
 * @param address an {@code https} URL, optionally with a path prefix, like {@code VAULT_ADDR}. The constructor converts the host
 *     to lower case and to its ASCII form, and removes the port 443
 * @param namespace the namespace, like {@code VAULT_NAMESPACE}, or empty for the root namespace
 * @param credentials the credentials for the server
 * @since 1.0.0
 */
public record VaultAccess(URI address, Optional<String> namespace, VaultCredentials credentials) {

    static final int HTTPS_PORT = 443;

    /** @throws IllegalArgumentException if the address is not an {@code https} URL with a host */
    public VaultAccess {
        requireNonNull(namespace);
        requireNonNull(credentials);
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("the address of Vault must be an https URL");
        }
        address = HostAndPort.of(address, HTTPS_PORT).httpsUrl(address.getRawPath());
    }
}
