/**
 * What the use cases need from outside, each as small as it can be. Start with
 * {@link id.sesi.application.driven.SessionGateway}; the others are {@link id.sesi.application.driven.SecretSource} and
 * {@link id.sesi.application.driven.AuditTrail}. Adapters implement them; a gateway and a source prove it with the contract
 * suites in this module's tests. {@link id.sesi.application.driven.Ticker} and
 * {@link id.sesi.application.driven.Sleeper} are time, for which the JDK has no interface.
 */
package id.sesi.application.driven;
