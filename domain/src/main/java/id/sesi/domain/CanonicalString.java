package id.sesi.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The six signed fields of a request (contract, section 3). Two different values never have the same {@link #text()}:
 * a field that contains a separator is refused, as the vendor defines no escaping (Decided 1).
 *
 * @param partnerId first field
 * @param userId second field, required
 * @param email third field, required
 * @param name fourth field, required
 * @param companyId fifth field; empty when absent
 * @param candidateIds sixth field, in payload order; may be empty
 */
public record CanonicalString(
        PartnerId partnerId, String userId, String email, String name, String companyId, List<String> candidateIds) {

    /** The signed fields in their order, by the vendor's names. */
    public static final List<String> FIELDS = List.of(
            "partnerId",
            "user.user_id",
            "user.email",
            "user.name",
            "user.company.company_id",
            "user.candidates[].candidate_id");

    /** @throws InvalidValueException with every fault, by the paths of the vendor's request body */
    public CanonicalString {
        requireNonNull(partnerId);
        candidateIds = List.copyOf(candidateIds);
        Violations faults = new Violations();
        faults.required("user.user_id", userId, CharacterPolicy.SIGNED);
        faults.requiredEmail("user.email", email, CharacterPolicy.SIGNED);
        faults.required("user.name", name, CharacterPolicy.SIGNED);
        faults.optional("user.company.company_id", companyId, CharacterPolicy.SIGNED);
        for (int i = 0; i < candidateIds.size() && !faults.isFull(); i++) {
            // The path is made for a fault alone: there may be thousands of ids.
            if (!CharacterPolicy.CANDIDATE_ID.accepts(candidateIds.get(i))) {
                faults.required(
                        "user.candidates[" + i + "].candidate_id", candidateIds.get(i), CharacterPolicy.CANDIDATE_ID);
            }
        }
        faults.throwIfAny();
    }

    /**
     * Reads a canonical string back into its fields: the inverse of {@link #text()}.
     *
     * @throws InvalidValueException if it has not six fields or one of them is refused
     */
    public static CanonicalString parse(String text) {
        String[] fields = text.split("\\|", -1);
        if (fields.length != FIELDS.size()) {
            throw new InvalidValueException(
                    "canonical", "needs " + FIELDS.size() + " fields separated by |, but has " + fields.length);
        }
        List<String> candidateIds = fields[5].isEmpty() ? List.of() : List.of(fields[5].split(",", -1));
        return new CanonicalString(new PartnerId(fields[0]), fields[1], fields[2], fields[3], fields[4], candidateIds);
    }

    /** {@return the string that is signed, as UTF-8; it holds personal data, so never log it} */
    public String text() {
        return String.join("|", partnerId.value(), userId, email, name, companyId, String.join(",", candidateIds));
    }

    /** Writes {@link #text()} as UTF-8 without building it. */
    void encodeTo(Utf8Buffer out) {
        out.put(partnerId.value());
        out.put('|');
        out.put(userId);
        out.put('|');
        out.put(email);
        out.put('|');
        out.put(name);
        out.put('|');
        out.put(companyId);
        out.put('|');
        for (int i = 0; i < candidateIds.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            out.put(candidateIds.get(i));
        }
    }

    /** {@return the ids of partner and user; no personal data} */
    @Override
    public String toString() {
        return "CanonicalString[partnerId=" + partnerId + ", userId=" + userId + "]";
    }
}
