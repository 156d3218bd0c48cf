package id.sesi.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the violations of a value under construction, so that all of them are reported at once. */
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

    /** {@return whether there are so many violations that no more are looked for} */
    boolean isFull() {
        return found.size() >= Violation.MAX;
    }

    void required(String path, String value, CharacterPolicy rule) {
        if (value.isEmpty()) {
            add(path, "is required, but missing or empty");
        } else {
            rule.problemOf(value).ifPresent(problem -> add(path, problem));
        }
    }

    void optional(String path, String value, CharacterPolicy rule) {
        rule.problemOf(value).ifPresent(problem -> add(path, problem));
    }

    void requiredEmail(String path, String value, CharacterPolicy rule) {
        required(path, value, rule);
        if (!value.isEmpty()) {
            emailShape(path, value);
        }
    }

    void optionalEmail(String path, String value, CharacterPolicy rule) {
        optional(path, value, rule);
        if (!value.isEmpty()) {
            emailShape(path, value);
        }
    }

    /** Contract, Decided 14: the vendor judges the rest. */
    private void emailShape(String path, String value) {
        int at = value.indexOf('@');
        if (at <= 0 || at == value.length() - 1 || value.indexOf('@', at + 1) >= 0) {
            add(path, "is not an e-mail address: it needs exactly one @ with something on both sides");
        }
    }

    /** Constructs a part; its violations, if it has any, are added below {@code parent} and the part is absent. */
    <T> Optional<T> part(String parent, Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
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
