package id.sesi.adapters.http.vault;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * Where a Vault or OpenBao server is, and who asks.
 *
 * @param address an {@code https} URL, perhaps with a path prefix, as {@code VAULT_ADDR}
 * @param namespace as {@code VAULT_NAMESPACE}, if there is one
 * @param credentials to be let in
 */
public record VaultAccess(URI address, Optional<String> namespace, VaultCredentials credentials) {

    /** @throws IllegalArgumentException if the address is not an {@code https} URL */
    public VaultAccess {
        requireNonNull(namespace);
        requireNonNull(credentials);
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("the address of Vault needs to be an https URL");
        }
    }
}
