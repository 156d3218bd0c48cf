/**
 * The secret key from HashiCorp Vault or OpenBao. Start with {@link id.sesi.adapters.http.vault.VaultSecretSource}; where the
 * server is and how one logs in there is in {@link id.sesi.adapters.http.vault.VaultAccess}.
 */
package id.sesi.adapters.http.vault;
