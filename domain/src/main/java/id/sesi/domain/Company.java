package id.sesi.domain;

/**
 * The user's company. Every member is optional and empty when absent.
 *
 * @param companyId {@code user.company.company_id}, signed
 * @param name {@code user.company.name}, not signed
 * @param email {@code user.company.email}, not signed
 * @since 1.0.0
 */
public record Company(String companyId, String name, String email) {

    /** No company, or an empty company object: both give the same signature (contract, decision 3). */
    public static final Company NONE = new Company("", "", "");

    /** @throws InvalidValueException with the violations; the paths are relative to {@code user.company} */
    public Company {
        Violations violations = new Violations();
        violations.checkOptional("company_id", companyId, CharacterPolicy.SIGNED);
        violations.checkOptional("name", name, CharacterPolicy.WELL_FORMED);
        violations.checkOptionalEmail("email", email, CharacterPolicy.WELL_FORMED);
        violations.throwIfAny();
    }

    /** {@return whether all members are empty, as in {@link #NONE}} */
    public boolean isEmpty() {
        return companyId.isEmpty() && name.isEmpty() && email.isEmpty();
    }

    /** {@return the company ID, without personal data} */
    @Override
    public String toString() {
        return "Company[companyId=" + companyId + "]";
    }
}
