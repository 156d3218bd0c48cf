/**
 * What support can ask for: {@link id.sesi.application.diagnosis.driving.VerifySignature} and
 * {@link id.sesi.application.diagnosis.driving.InspectSecret}. Start with
 * {@link id.sesi.application.diagnosis.driving.Verification}, which lists all answers.
 */
package id.sesi.application.diagnosis.driving;
