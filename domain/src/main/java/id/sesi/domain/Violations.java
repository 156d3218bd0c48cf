package id.sesi.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the violations of a value during its construction, so that the caller gets all of them in one exception. */
final class Violations {

    private final List<Violation> found = new ArrayList<>();

    void add(String path, String problem) {
        add(new Violation(path, problem));
    }

    private void add(Violation violation) {
        if (!isFull()) {
            found.add(violation);
        }
    }

    /** {@return whether the maximum is reached, so that the caller can stop validating} */
    boolean isFull() {
        return found.size() >= Violation.MAX_REPORTED;
    }

    void checkRequired(String path, String value, CharacterPolicy policy) {
        if (isMissing(value)) {
            add(path, "is required, but missing or empty");
        } else {
            policy.problemOf(value).ifPresent(problem -> add(path, problem));
        }
    }

    void checkOptional(String path, String value, CharacterPolicy policy) {
        if (value == null) {
            add(path, "is null; pass an empty text if it is absent");
        } else {
            policy.problemOf(value).ifPresent(problem -> add(path, problem));
        }
    }

    void checkRequiredEmail(String path, String value, CharacterPolicy policy) {
        checkRequired(path, value, policy);
        if (!isMissing(value)) {
            validateEmail(path, value);
        }
    }

    void checkOptionalEmail(String path, String value, CharacterPolicy policy) {
        checkOptional(path, value, policy);
        if (!isMissing(value)) {
            validateEmail(path, value);
        }
    }

    private static boolean isMissing(String value) {
        return value == null || value.isEmpty();
    }

    /** Checks the {@code @} only; the vendor validates the rest (contract, decision 14). */
    private void validateEmail(String path, String value) {
        int at = value.indexOf('@');
        if (at <= 0 || at == value.length() - 1 || at != value.lastIndexOf('@')) {
            add(path, "is not an e-mail address: it needs exactly one @ with something on both sides");
        }
    }

    /**
     * {@return the created value, or empty if it is invalid} The violations of an invalid value are added.
     *
     * @param parent the prefix of the paths of these violations; empty for none
     */
    <T> Optional<T> tryCreate(String parent, Supplier<T> creation) {
        try {
            return Optional.of(creation.get());
        } catch (InvalidValueException invalid) {
            for (Violation violation : invalid.violations()) {
                add(parent.isEmpty() ? violation : violation.under(parent));
            }
            return Optional.empty();
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidValueException(found);
        }
    }
}
