package id.sesi.adapters.cli.request;

import id.sesi.domain.Violation;
import java.util.List;

/** The input cannot be read as a request, or the request is invalid. The violations contain no values of the request. */
public final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations the violations, at most {@link Violation#MAX_REPORTED}; not empty */
    public InvalidRequestException(List<Violation> violations) {
        super(violations.size() + " violations");
        this.violations = List.copyOf(violations);
    }

    /** {@return the violations, at most {@link Violation#MAX_REPORTED}; never empty} */
    public List<Violation> violations() {
        return violations;
    }
}
