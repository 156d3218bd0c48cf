/**
 * Secrets that the local process can get at. Start with {@link id.sesi.adapters.cli.secret.SecretReference}, which says
 * where the key is; for each of its schemes there is a source that fetches it.
 */
package id.sesi.adapters.cli.secret;
