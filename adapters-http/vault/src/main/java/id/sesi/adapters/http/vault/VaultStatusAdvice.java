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
            case 412 -> Optional.of("the Vault node does not have the latest data yet (412); try again later");
            case 429 ->
                Optional.of(
                        "Vault, or a server in front of it, received too many requests (429); try again later, raise"
                                + " the rate limit, or cache the key");
            case 500 -> Optional.of("Vault itself failed (500); look at the log of Vault");
            case 502, 504 ->
                Optional.of(
                        response.isObject() // Vault sends 502 if a third party fails, such as an identity provider.
                                ? "a service that Vault needs failed (" + status + "); look at the log of Vault"
                                : "a server in front of Vault did not reach it (" + status
                                        + "); check that server, such as a load balancer, and whether Vault runs");
            case 501 -> Optional.of("Vault is not initialized (501); initialize it, or check VAULT_ADDR");
            case 503 ->
                Optional.of(
                        response.hasError("sealed")
                                ? "Vault is sealed (503); unseal it"
                                : "Vault is sealed or in maintenance, or a server in front of it reaches no node of"
                                        + " Vault (503); try again later, or ask the operator of Vault");
            case 200, 400, 403, 404 ->
                response.isObject()
                        ? Optional.empty()
                        : Optional.of("the response is not JSON (" + status
                                + "), so it is probably from a load balancer or another server; check VAULT_ADDR");
            default -> Optional.empty();
        };
    }
}
