package id.sesi.domain;

/**
 * A person to be assessed. A request may contain the same candidate ID twice: the vendor validates that (contract, decision 14).
 *
 * @param candidateId {@code candidate_id}, signed
 * @param nama {@code nama}, the person's name ({@code nama} is Indonesian for "name"); not signed
 * @param email {@code email}, not signed
 * @since 1.0.0
 */
public record Candidate(String candidateId, String nama, String email) {

    /** @throws InvalidValueException with the violations; the paths are relative to the candidate */
    public Candidate {
        Violations violations = new Violations();
        violations.checkRequired("candidate_id", candidateId, CharacterPolicy.CANDIDATE_ID);
        violations.checkRequired("nama", nama, CharacterPolicy.WELL_FORMED);
        violations.checkRequiredEmail("email", email, CharacterPolicy.WELL_FORMED);
        violations.throwIfAny();
    }

    /** {@return the candidate ID, without personal data} */
    @Override
    public String toString() {
        return "Candidate[candidateId=" + candidateId + "]";
    }
}
