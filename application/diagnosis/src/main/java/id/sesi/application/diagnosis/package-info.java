/**
 * Finds the mistake behind a wrong signature, and describes keys without revealing them. Start with
 * {@link id.sesi.application.diagnosis.Diagnosis}, the only factory. {@code MistakeSearch} implements the search.
 */
package id.sesi.application.diagnosis;
