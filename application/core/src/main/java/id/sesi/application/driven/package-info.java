/**
 * What the use cases need from outside, each port as small as it can be. Start with
 * {@link id.sesi.application.driven.SessionGateway}; the others are {@link id.sesi.application.driven.SecretSource},
 * {@link id.sesi.application.driven.AuditTrail} and {@link id.sesi.application.driven.VendorProbe}. Adapters implement them
 * and prove it with the contract suites of {@code sesi-port-contracts}. {@link id.sesi.application.driven.Ticker} and
 * {@link id.sesi.application.driven.Sleeper} are time, for which the JDK has no interface.
 */
package id.sesi.application.driven;
