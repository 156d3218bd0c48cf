package id.sesi.adapters.http.vault;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * The address of a Vault or OpenBao server, and the credentials for it.
 *
 * @param address an {@code https} URL, optionally with a path prefix, like {@code VAULT_ADDR}
 * @param namespace the namespace, like {@code VAULT_NAMESPACE}, or empty for the root namespace
 * @param credentials the credentials for the server
 */
public record VaultAccess(URI address, Optional<String> namespace, VaultCredentials credentials) {

    /** @throws IllegalArgumentException if the address is not an {@code https} URL */
    public VaultAccess {
        requireNonNull(namespace);
        requireNonNull(credentials);
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("the address of Vault must be an https URL with a host");
        }
    }
}
