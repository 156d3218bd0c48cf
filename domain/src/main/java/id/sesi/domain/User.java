package id.sesi.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The HR user who opens the widget, with the company and the candidates to show (contract, section 2). An absent
 * optional text is an empty string, because both give the same signature (decision 3).
 *
 * @param userId {@code user.user_id}, signed, required
 * @param email {@code user.email}, signed, required
 * @param name {@code user.name}, signed, required; may contain commas and inner spaces
 * @param username {@code user.username}, not signed; empty when absent
 * @param company {@code user.company}; {@link Company#NONE} when absent
 * @param candidates {@code user.candidates} in the order in which their ids are signed; may be empty
 * @since 1.0.0
 */
public record User(
        String userId, String email, String name, String username, Company company, List<Candidate> candidates) {

    /** @throws InvalidValueException with the violations; the paths are relative to {@code user} */
    public User {
        Violations violations = new Violations();
        violations.checkRequired("user_id", userId, CharacterPolicy.SIGNED);
        violations.checkRequiredEmail("email", email, CharacterPolicy.SIGNED);
        violations.checkRequired("name", name, CharacterPolicy.SIGNED);
        violations.checkOptional("username", username, CharacterPolicy.WELL_FORMED);
        violations.throwIfAny();
        requireNonNull(company);
        candidates = List.copyOf(candidates);
    }

    /** {@return the user ID and the number of candidates, without personal data} */
    @Override
    public String toString() {
        return "User[userId=" + userId + ", candidates=" + candidates.size() + "]";
    }
}
