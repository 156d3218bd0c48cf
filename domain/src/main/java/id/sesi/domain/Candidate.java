package id.sesi.domain;

/**
 * A person to be assessed. Two candidates with the same id are the vendor's business (contract, Decided 14).
 *
 * @param candidateId {@code candidate_id}, signed
 * @param nama {@code nama} on the wire, the vendor's own word, not "name"; not signed
 * @param email {@code email}, not signed
 */
public record Candidate(String candidateId, String nama, String email) {

    /** @throws InvalidValueException with paths relative to the candidate */
    public Candidate {
        Violations violations = new Violations();
        violations.required("candidate_id", candidateId, CharacterPolicy.CANDIDATE_ID);
        violations.required("nama", nama, CharacterPolicy.UNSIGNED);
        violations.requiredEmail("email", email, CharacterPolicy.UNSIGNED);
        violations.throwIfAny();
    }

    /** {@return the candidate id; no personal data} */
    @Override
    public String toString() {
        return "Candidate[candidateId=" + candidateId + "]";
    }
}
