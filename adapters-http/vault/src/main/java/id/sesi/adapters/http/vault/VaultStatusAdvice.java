package id.sesi.adapters.http.vault;

import java.util.Optional;

/** Explains the responses whose meaning does not depend on the request. */
final class VaultStatusAdvice {

    private VaultStatusAdvice() {}

    /** {@return the problem and what to do, or empty if the meaning of the response depends on the request} */
    static Optional<String> problem(int status, VaultResponse response) {
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                Optional.of("Vault redirects the request (" + status
                        + "), and Sesi does not follow redirects; set VAULT_ADDR to the active node");
            case 412 -> Optional.of("the Vault node does not have the latest data yet (412); try again");
            case 429 ->
                Optional.of(
                        "Vault rejected the request because of its rate limit (429); try again later, or cache the key");
            case 501 -> Optional.of("Vault is not initialized (501); initialize it, or check VAULT_ADDR");
            case 503 ->
                Optional.of(
                        response.hasError("sealed")
                                ? "Vault is sealed (503); unseal it"
                                : "Vault is sealed or down for maintenance (503); try again later");
            case 200, 400, 403, 404 ->
                response.isObject()
                        ? Optional.empty()
                        : Optional.of("the response is not JSON (" + status
                                + "), so it is probably from a load balancer or another server; check VAULT_ADDR");
            default -> Optional.empty();
        };
    }
}
