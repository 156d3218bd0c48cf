/**
 * The driving ports of the diagnosis: {@link id.sesi.application.diagnosis.driving.VerifySignature},
 * {@link id.sesi.application.diagnosis.driving.InspectSecret} and {@link id.sesi.application.diagnosis.driving.CheckPage}. Start with
 * {@link id.sesi.application.diagnosis.driving.Verification}, which defines all results of {@code VerifySignature}.
 */
package id.sesi.application.diagnosis.driving;
