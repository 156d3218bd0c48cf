package id.sesi.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A value of this package was refused at its construction. Carries every violation that was found, not just the first. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A request may have a violation per candidate: the message stays readable, {@link #violations()} has them all. */
    private static final int VIOLATIONS_IN_MESSAGE = 10;

    private final transient List<Violation> violations;

    InvalidValueException(List<Violation> violations) {
        super(describe(violations));
        this.violations = List.copyOf(violations);
    }

    InvalidValueException(String path, String problem) {
        this(List.of(new Violation(path, problem)));
    }

    /** {@return every violation, up to {@link Violation#MAX}; never empty} */
    public List<Violation> violations() {
        return violations;
    }

    private static String describe(List<Violation> violations) {
        String listed = violations.stream()
                .limit(VIOLATIONS_IN_MESSAGE)
                .map(Violation::toString)
                .collect(Collectors.joining("; "));
        int rest = violations.size() - VIOLATIONS_IN_MESSAGE;
        return rest > 0 ? listed + "; and " + rest + " more" : listed;
    }
}
