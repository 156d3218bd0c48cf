/**
 * Abstract test suites for implementations of the driven ports, published as {@code sesi-port-contracts}. Extend the suite of
 * the port that you implement. Start with {@link id.sesi.application.contract.SecretSourceContract}.
 *
 * <pre>{@code
 * class MapSecretSourceTest extends SecretSourceContract {
 *     @Override
 *     protected SecretSource withKey(String secret) {
 *         return new MapSecretSource(Map.of("psikologihub-1024", secret));
 *     }
 *
 *     @Override
 *     protected SecretSource withoutKey() {
 *         return new MapSecretSource(Map.of());
 *     }
 * }
 * }</pre>
 */
package id.sesi.application.contract;
