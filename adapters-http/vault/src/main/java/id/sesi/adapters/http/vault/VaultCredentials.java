package id.sesi.adapters.http.vault;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one shows a Vault or OpenBao server to be let in. What is confidential is asked for at each use, so that a rotated one is
 * seen; a supplier may throw a {@link id.sesi.application.result.SecretUnavailableException}.
 */
public final class VaultCredentials {

    private final Optional<String> loginPath;
    private final Map<String, Supplier<String>> members;

    private VaultCredentials(Optional<String> loginPath, Map<String, Supplier<String>> members) {
        this.loginPath = loginPath;
        this.members = members;
    }

    /** {@return a token that is used as it is} */
    public static VaultCredentials token(Supplier<String> token) {
        return new VaultCredentials(Optional.empty(), Map.of("token", token));
    }

    /**
     * {@return an AppRole to log in with}
     *
     * @param mount where the auth method is mounted, most often {@code approle}
     */
    public static VaultCredentials appRole(String mount, String roleId, Supplier<String> secretId) {
        return login(mount, Map.of("role_id", () -> roleId, "secret_id", secretId));
    }

    /**
     * {@return a Kubernetes service account to log in with}
     *
     * @param mount where the auth method is mounted, most often {@code kubernetes}
     * @param token the service account's
     */
    public static VaultCredentials kubernetes(String mount, String role, Supplier<String> token) {
        return login(mount, Map.of("role", () -> role, "jwt", token));
    }

    private static VaultCredentials login(String mount, Map<String, Supplier<String>> members) {
        return new VaultCredentials(Optional.of("auth/" + mount + "/login"), members);
    }

    /** {@return where the {@link #members} are exchanged for a token; nothing if the only one of them is a token} */
    Optional<String> loginPath() {
        return loginPath;
    }

    Map<String, Supplier<String>> members() {
        return members;
    }
}
