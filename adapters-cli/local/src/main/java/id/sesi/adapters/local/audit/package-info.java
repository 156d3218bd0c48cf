/** Writes the audit trail with SLF4J. Start with {@link id.sesi.adapters.local.audit.LoggedAuditTrail}. */
package id.sesi.adapters.local.audit;
