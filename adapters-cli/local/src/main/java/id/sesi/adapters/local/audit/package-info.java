/**
 * Writes the audit trail with SLF4J. Start with {@link id.sesi.adapters.local.audit.LoggedAuditTrail}.
 *
 * <pre>{@code
 * AuditTrail audit = new LoggedAuditTrail(LoggerFactory.getLogger("audit"), "staging");
 * }</pre>
 */
package id.sesi.adapters.local.audit;
