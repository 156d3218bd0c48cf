package id.sesi.domain;

/**
 * The user's company. Every member is optional and empty when absent.
 *
 * @param companyId {@code user.company.company_id}, signed
 * @param name {@code user.company.name}, not signed
 * @param email {@code user.company.email}, not signed
 */
public record Company(String companyId, String name, String email) {

    /** No company, or an empty company object: the vendor signs both alike (contract, Decided 3). */
    public static final Company NONE = new Company("", "", "");

    /** @throws InvalidValueException with paths relative to {@code user.company} */
    public Company {
        Violations violations = new Violations();
        violations.optional("company_id", companyId, CharacterPolicy.SIGNED);
        violations.optional("name", name, CharacterPolicy.UNSIGNED);
        violations.optionalEmail("email", email, CharacterPolicy.UNSIGNED);
        violations.throwIfAny();
    }

    /** {@return whether it has no member at all, as {@link #NONE}} */
    public boolean isEmpty() {
        return companyId.isEmpty() && name.isEmpty() && email.isEmpty();
    }

    /** {@return the company id; no personal data} */
    @Override
    public String toString() {
        return "Company[companyId=" + companyId + "]";
    }
}
