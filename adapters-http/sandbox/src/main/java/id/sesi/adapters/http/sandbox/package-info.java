/**
 * A local substitute for the vendor's endpoint, for development and tests. Start with
 * {@link id.sesi.adapters.http.sandbox.Sandbox}. The sandbox uses the domain's rules but no code of the gateway. Therefore tests
 * with both find mistakes in either of them.
 *
 * <pre>{@code
 * SignRequest signRequest = UseCases.signRequest(partnerId, secrets, Duration.ofSeconds(1), executor);
 * try (Sandbox sandbox = Sandbox.start(0, partnerId, signRequest)) {
 *     Environment environment = Environment.STAGING.withBaseUrl(sandbox.baseUrl());
 * }
 * }</pre>
 */
package id.sesi.adapters.http.sandbox;
