/**
 * Writes the audit trail with SLF4J. Start with {@link id.sesi.adapters.local.audit.Slf4jAuditTrail}.
 *
 * <pre>{@code
 * AuditTrail audit = new Slf4jAuditTrail(LoggerFactory.getLogger("audit"), "staging");
 * }</pre>
 */
package id.sesi.adapters.local.audit;
