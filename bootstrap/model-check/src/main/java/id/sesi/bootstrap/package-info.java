/** Opens the audit files of the command to the model check. Start with {@link id.sesi.bootstrap.AuditFileTrail}. */
package id.sesi.bootstrap;
