/**
 * Finds the mistake behind a wrong signature, and describes keys without revealing them. Start with
 * {@link id.sesi.application.diagnosis.Diagnosis}, the only factory. {@code MistakeSearch} implements the search.
 *
 * <pre>{@code
 * VerifySignature verifySignature =
 *         Diagnosis.verifySignature(keyBytes, Optional.empty(), Duration.ofSeconds(5), executor);
 * Verification verification = verifySignature.verify(rawRequest, signature);
 * }</pre>
 */
package id.sesi.application.diagnosis;
