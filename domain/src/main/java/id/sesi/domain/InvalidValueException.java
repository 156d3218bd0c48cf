package id.sesi.domain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of this package could not be created, because its input is invalid. Lists the violations, at most
 * {@link Violation#MAX_REPORTED}, and not only the first one.
 *
 * @since 1.0.0
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Keeps the message readable: a request may have thousands of violations. {@link #violations()} returns more of them. */
    private static final int MAX_VIOLATIONS_IN_MESSAGE = 10;

    private final transient List<Violation> violations;

    InvalidValueException(List<Violation> violations) {
        super(describe(violations));
        this.violations = List.copyOf(violations);
    }

    InvalidValueException(String path, String problem) {
        this(List.of(new Violation(path, problem)));
    }

    /** {@return the violations, never empty; all of them, or the first {@link Violation#MAX_REPORTED} if there are more} */
    public List<Violation> violations() {
        return violations;
    }

    private static String describe(List<Violation> violations) {
        String listed = violations.stream()
                .limit(MAX_VIOLATIONS_IN_MESSAGE)
                .map(Violation::toString)
                .collect(Collectors.joining("; "));
        int rest = violations.size() - MAX_VIOLATIONS_IN_MESSAGE;
        return rest > 0 ? listed + "; and " + rest + " more" : listed;
    }
}
