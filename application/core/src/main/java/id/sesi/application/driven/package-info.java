/**
 * The driven ports: interfaces that adapters implement and that the use cases call. Start with
 * {@link id.sesi.application.driven.SessionGateway}. The others are {@link id.sesi.application.driven.SecretSource},
 * {@link id.sesi.application.driven.AuditTrail}, {@link id.sesi.application.driven.VendorProbe} and
 * {@link id.sesi.application.driven.PageFetcher}. Test your adapters with the
 * contract suites of {@code sesi-port-contracts}. {@link id.sesi.application.driven.Ticker} and
 * {@link id.sesi.application.driven.Sleeper} provide time, because the JDK has no interfaces for it.
 *
 * <pre>{@code
 * SecretSource secrets = (partnerId, timeout) -> SecretKey.ofText(store.read("psikologie/" + partnerId));
 * AuditTrail audit = entry -> logger.info("{}", entry);
 * }</pre>
 */
package id.sesi.application.driven;
