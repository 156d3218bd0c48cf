/**
 * Metrics with Micrometer. Start with {@link id.sesi.adapters.micrometer.CallMetrics}, which measures calls, attempts and the
 * breaker. {@link id.sesi.adapters.micrometer.MeteredSecretSource} measures a secret source. {@code docs/metrics.md} lists the
 * meters.
 *
 * <pre>{@code
 * AuditTrail metrics = new CallMetrics(registry);
 * CreateSession createSession = UseCases.createSessionBuilder(
 *                 partnerId, new MeteredSecretSource(secrets, registry), gateway, entry -> {
 *                     audit.record(entry);
 *                     metrics.record(entry);
 *                 })
 *         .build();
 * }</pre>
 */
package id.sesi.adapters.micrometer;
