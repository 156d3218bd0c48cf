/**
 * Finds the mistake behind a wrong signature, and describes keys without revealing them. Start with
 * {@link id.sesi.application.diagnosis.Diagnosis}, the one factory. {@code MistakeSearch} is the search itself.
 */
package id.sesi.application.diagnosis;
