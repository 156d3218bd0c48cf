/**
 * Reads the secret key from HashiCorp Vault or OpenBao. Start with {@link id.sesi.adapters.http.vault.VaultSecretSource}.
 * {@link id.sesi.adapters.http.vault.VaultAccess} contains the server's address and the credentials.
 */
package id.sesi.adapters.http.vault;
