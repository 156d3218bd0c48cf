package id.sesi.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A value of this package was refused at its construction. Carries every fault that was found, not just the first. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A request may have a fault per candidate: the message stays readable, {@link #violations()} has them all. */
    private static final int FAULTS_IN_MESSAGE = 10;

    private final transient List<Violation> faults;

    InvalidValueException(List<Violation> faults) {
        super(describe(faults));
        this.faults = List.copyOf(faults);
    }

    InvalidValueException(String path, String problem) {
        this(List.of(new Violation(path, problem)));
    }

    /** {@return every fault, up to {@link Violation#MAX}; never empty} */
    public List<Violation> violations() {
        return faults;
    }

    private static String describe(List<Violation> faults) {
        String listed = faults.stream()
                .limit(FAULTS_IN_MESSAGE)
                .map(Violation::toString)
                .collect(Collectors.joining("; "));
        int rest = faults.size() - FAULTS_IN_MESSAGE;
        return rest > 0 ? listed + "; and " + rest + " more" : listed;
    }
}
