/**
 * The secret key from the local process. Start with {@link id.sesi.adapters.local.secret.FileSecretSource}; the others are
 * {@link id.sesi.adapters.local.secret.EnvironmentSecretSource} and
 * {@link id.sesi.adapters.local.secret.CommandSecretSource}. For a
 * source that is slow or charges by the call, wrap it in {@link id.sesi.adapters.local.secret.CachedSecretSource}.
 */
package id.sesi.adapters.local.secret;
