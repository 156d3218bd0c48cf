package id.sesi.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The six signed fields of a request (contract, section 3). The vendor defines no escaping, so a field that
 * contains a separator is rejected (contract, decision 1). Therefore two canonical strings have the same text
 * only if all six fields are equal. Immutable.
 *
 * @since 1.0.0
 */
public final class CanonicalString {

    /** The vendor's names of the signed fields, in the order in which they are signed. */
    public static final List<String> FIELDS = List.of(
            "partnerId",
            "user.user_id",
            "user.email",
            "user.name",
            "user.company.company_id",
            "user.candidates[].candidate_id");

    private final PartnerId partnerId;
    private final String userId;
    private final String email;
    private final String name;
    private final String companyId;
    private final List<String> candidateIds;

    /** Does not validate: {@link SessionRequest} and {@link #of} have validated the fields. */
    CanonicalString(
            PartnerId partnerId,
            String userId,
            String email,
            String name,
            String companyId,
            List<String> candidateIds) {
        this.partnerId = requireNonNull(partnerId);
        this.userId = userId;
        this.email = email;
        this.name = name;
        this.companyId = companyId;
        this.candidateIds = candidateIds;
    }

    /**
     * {@return the canonical string of these fields}
     *
     * @param partnerId first field
     * @param userId second field, required
     * @param email third field, required
     * @param name fourth field, required
     * @param companyId fifth field; empty when absent
     * @param candidateIds sixth field, in payload order; may be empty
     * @throws InvalidValueException with the violations; the paths are those of the vendor's request body
     */
    public static CanonicalString of(
            PartnerId partnerId,
            String userId,
            String email,
            String name,
            String companyId,
            List<String> candidateIds) {
        Violations violations = new Violations();
        violations.checkRequired("user.user_id", userId, CharacterPolicy.SIGNED);
        violations.checkRequiredEmail("user.email", email, CharacterPolicy.SIGNED);
        violations.checkRequired("user.name", name, CharacterPolicy.SIGNED);
        violations.checkOptional("user.company.company_id", companyId, CharacterPolicy.SIGNED);
        for (int i = 0; i < candidateIds.size() && !violations.isFull(); i++) {
            // A request may have thousands of IDs, so the path is built only for an invalid one.
            String candidateId = candidateIds.get(i);
            if (candidateId == null || !CharacterPolicy.CANDIDATE_ID.accepts(candidateId)) {
                violations.checkRequired(
                        "user.candidates[" + i + "].candidate_id", candidateId, CharacterPolicy.CANDIDATE_ID);
            }
        }
        violations.throwIfAny();
        return new CanonicalString(partnerId, userId, email, name, companyId, List.copyOf(candidateIds));
    }

    /**
     * Parses a canonical string into its fields. This is the inverse of {@link #text()}.
     *
     * @throws InvalidValueException if the text does not have six fields, or if a field is invalid
     */
    public static CanonicalString parse(String text) {
        String[] fields = text.split("\\|", -1);
        if (fields.length != FIELDS.size()) {
            throw new InvalidValueException(
                    "canonical", "needs " + FIELDS.size() + " fields separated by |, but has " + fields.length);
        }
        List<String> candidateIds = fields[5].isEmpty() ? List.of() : List.of(fields[5].split(",", -1));
        return of(new PartnerId(fields[0]), fields[1], fields[2], fields[3], fields[4], candidateIds);
    }

    /** {@return the string whose UTF-8 bytes are signed; it contains personal data, so never log it} */
    public String text() {
        return String.join("|", partnerId.value(), userId, email, name, companyId, String.join(",", candidateIds));
    }

    /** Writes {@link #text()} as UTF-8, without creating the string. */
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

    /** {@return the partner ID, the first field} */
    public PartnerId partnerId() {
        return partnerId;
    }

    /** {@return the user ID, the second field} */
    public String userId() {
        return userId;
    }

    /** {@return the e-mail address, the third field} */
    public String email() {
        return email;
    }

    /** {@return the name, the fourth field} */
    public String name() {
        return name;
    }

    /** {@return the company ID, the fifth field; empty when absent} */
    public String companyId() {
        return companyId;
    }

    /** {@return the candidate IDs, in payload order; may be empty} Joined with commas, they are the sixth field. */
    public List<String> candidateIds() {
        return candidateIds;
    }

    /** Compares the texts: two values have the same text only if all their fields are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalString canonical && text().equals(canonical.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** {@return the partner ID and the user ID, without personal data} */
    @Override
    public String toString() {
        return "CanonicalString[partnerId=" + partnerId + ", userId=" + userId + "]";
    }
}
