/**
 * The driving ports of the diagnosis: {@link id.sesi.application.diagnosis.driving.VerifySignature} and
 * {@link id.sesi.application.diagnosis.driving.InspectSecret}. Start with
 * {@link id.sesi.application.diagnosis.driving.Verification}, which defines all results of {@code VerifySignature}.
 */
package id.sesi.application.diagnosis.driving;
