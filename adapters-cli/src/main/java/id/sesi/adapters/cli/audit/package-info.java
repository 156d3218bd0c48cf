/** Keeps the audit trail by SLF4J. Start with {@link id.sesi.adapters.cli.audit.LoggedAuditTrail}. */
package id.sesi.adapters.cli.audit;
