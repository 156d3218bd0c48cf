/**
 * The driving ports of the diagnosis: {@link id.sesi.application.diagnosis.driving.VerifySignature},
 * {@link id.sesi.application.diagnosis.driving.InspectSecret} and {@link id.sesi.application.diagnosis.driving.CheckPage}. Start with
 * {@link id.sesi.application.diagnosis.driving.Verification}, which defines all results of {@code VerifySignature}.
 *
 * <pre>{@code
 * RawRequest rawRequest = RawRequest.builder(partnerId)
 *         .userId("USR-001")
 *         .email("john.doe@example.com")
 *         .name("John Doe")
 *         .build();
 * String advice = verifySignature.verify(rawRequest, signature)
 *         .fold(
 *                 () -> "The signature is correct.",
 *                 explained -> explained.mistakes().get(0).fix(),
 *                 unexplained -> "No known mistake leads to this signature.");
 * }</pre>
 */
package id.sesi.application.diagnosis.driving;
