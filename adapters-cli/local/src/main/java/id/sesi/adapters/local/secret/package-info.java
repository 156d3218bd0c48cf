/**
 * Sources of the secret key in the local process. Start with {@link id.sesi.adapters.local.secret.FileSecretSource}. The other
 * sources are {@link id.sesi.adapters.local.secret.EnvironmentVariableSecretSource} and
 * {@link id.sesi.adapters.local.secret.CommandSecretSource}. If a source is slow or charges for each call, wrap it in
 * {@link id.sesi.adapters.local.secret.CachedSecretSource}.
 */
package id.sesi.adapters.local.secret;
