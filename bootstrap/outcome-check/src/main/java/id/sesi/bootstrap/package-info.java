/** Opens the audit files of the command to the outcome check. Start with {@link id.sesi.bootstrap.AuditFileTrail}. */
package id.sesi.bootstrap;
