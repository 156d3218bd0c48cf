package id.sesi.adapters.http.vault;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The credentials for a Vault or OpenBao server. Confidential parts are suppliers, called at each use, so that rotated
 * credentials take effect. A supplier may throw a {@link id.sesi.application.result.SecretUnavailableException}.
 *
 * @since 1.0.0
 */
public final class VaultCredentials {

    private final Optional<String> loginPath;
    private final Map<String, Supplier<String>> members;

    private VaultCredentials(Optional<String> loginPath, Map<String, Supplier<String>> members) {
        this.loginPath = loginPath;
        this.members = members;
    }

    /** {@return credentials that consist of a Vault token; no login is needed} */
    public static VaultCredentials token(Supplier<String> token) {
        return new VaultCredentials(Optional.empty(), Map.of("token", token));
    }

    /**
     * {@return credentials for a login with an AppRole}
     *
     * @param mount the mount path of the auth method, usually {@code approle}
     */
    public static VaultCredentials appRole(String mount, String roleId, Supplier<String> secretId) {
        return login(mount, Map.of("role_id", () -> roleId, "secret_id", secretId));
    }

    /**
     * {@return credentials for a login with a Kubernetes service account}
     *
     * @param mount the mount path of the auth method, usually {@code kubernetes}
     * @param role the name of the role in Vault
     * @param token supplies the token of the service account
     */
    public static VaultCredentials kubernetes(String mount, String role, Supplier<String> token) {
        return login(mount, Map.of("role", () -> role, "jwt", token));
    }

    private static VaultCredentials login(String mount, Map<String, Supplier<String>> members) {
        return new VaultCredentials(Optional.of("auth/" + mount + "/login"), members);
    }

    /** {@return the API path of the login; empty if the credentials are already a token} */
    Optional<String> loginPath() {
        return loginPath;
    }

    /** {@return the members of the login request, by name; for a token, only {@code token}} */
    Map<String, Supplier<String>> members() {
        return members;
    }
}
