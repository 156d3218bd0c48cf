package id.sesi.adapters.cli.request;

import id.sesi.domain.Violation;
import java.util.List;

/** A request cannot be read, or is not one. Its violations hold no value of the request. */
public final class InvalidRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /** @param violations all that is wrong; not empty */
    public InvalidRequestException(List<Violation> violations) {
        super(violations.size() + " violations");
        this.violations = List.copyOf(violations);
    }

    /** {@return all that is wrong; never empty} */
    public List<Violation> violations() {
        return violations;
    }
}
