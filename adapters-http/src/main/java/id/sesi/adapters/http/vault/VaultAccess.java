package id.sesi.adapters.http.vault;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a Vault or OpenBao server is, and who asks.
 *
 * @param address an {@code https} URL, perhaps with a path prefix, as {@code VAULT_ADDR}
 * @param namespace as {@code VAULT_NAMESPACE}, if there is one
 * @param loginPath where the credentials are exchanged for a token, such as {@code auth/approle/login}; nothing if they are one
 * @param credentials what is sent there, by its member's name: {@code role_id} and {@code secret_id}, or {@code role} and
 *     {@code jwt}; without a login path {@code token} alone. Asked anew at each use, so that a rotated one is seen; each may throw
 *     a {@link id.sesi.application.driving.SecretUnavailableException}
 */
public record VaultAccess(
        URI address,
        Optional<String> namespace,
        Optional<String> loginPath,
        Map<String, Supplier<String>> credentials) {

    /** The credential that needs no login. */
    static final String TOKEN = "token";

    /** @throws IllegalArgumentException if the address is not an {@code https} URL, or there is nothing to log in with */
    public VaultAccess {
        requireNonNull(namespace);
        credentials = Map.copyOf(credentials);
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("the address of Vault needs to be an https URL");
        }
        if (loginPath.isEmpty() != credentials.containsKey(TOKEN)) {
            throw new IllegalArgumentException("either a token, or a login path and its credentials");
        }
    }
}
