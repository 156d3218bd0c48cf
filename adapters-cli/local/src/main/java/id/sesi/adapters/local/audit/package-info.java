/** Keeps the audit trail by SLF4J. Start with {@link id.sesi.adapters.local.audit.LoggedAuditTrail}. */
package id.sesi.adapters.local.audit;
