/**
 * Sources of the secret key in the local process. Start with {@link id.sesi.adapters.local.secret.FileSecretSource}. The other
 * sources are {@link id.sesi.adapters.local.secret.EnvironmentVariableSecretSource} and
 * {@link id.sesi.adapters.local.secret.CommandSecretSource}. If a source is slow or charges for each call, wrap it in
 * {@link id.sesi.adapters.local.secret.CachedSecretSource}.
 *
 * <pre>{@code
 * SecretSource file = new FileSecretSource(Path.of("/run/secrets/psikologie"));
 * CachedSecretSource secrets = new CachedSecretSource(file, Duration.ofMinutes(5));
 * }</pre>
 */
package id.sesi.adapters.local.secret;
