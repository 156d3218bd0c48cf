/**
 * Reads the secret key from HashiCorp Vault or OpenBao. Start with {@link id.sesi.adapters.http.vault.VaultSecretSource}.
 * {@link id.sesi.adapters.http.vault.VaultAccess} contains the server's address and the credentials.
 *
 * <pre>{@code
 * VaultAccess access = new VaultAccess(
 *         URI.create("https://vault.example.com:8200"),
 *         Optional.empty(),
 *         VaultCredentials.token(() -> System.getenv("VAULT_TOKEN")));
 * SecretSource secrets = new VaultSecretSource(client, access, "secret/sesi#key");
 * }</pre>
 */
package id.sesi.adapters.http.vault;
