/**
 * The secret key from the local process: {@link id.sesi.adapters.local.secret.EnvironmentSecretSource},
 * {@link id.sesi.adapters.local.secret.FileSecretSource} and {@link id.sesi.adapters.local.secret.CommandSecretSource}. For a
 * source that is slow or charges by the call, wrap it in {@link id.sesi.adapters.local.secret.CachedSecretSource}.
 */
package id.sesi.adapters.local.secret;
