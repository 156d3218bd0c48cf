/**
 * Secrets that the local process can get at. Start with {@link id.sesi.adapters.cli.secret.SecretReference}, which says
 * where the key is. For each scheme there is a source here that fetches it, but for {@code vault}: that one speaks HTTP, and is
 * among the adapters that do.
 */
package id.sesi.adapters.cli.secret;
