package id.sesi.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A value of this package was refused at its construction. Carries every fault that was found, not just the first. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A request may have a fault per candidate: the message stays readable, {@link #faults()} has them all. */
    private static final int FAULTS_IN_MESSAGE = 10;

    private final transient List<Fault> faults;

    InvalidValueException(List<Fault> faults) {
        super(describe(faults));
        this.faults = List.copyOf(faults);
    }

    InvalidValueException(String path, String problem) {
        this(List.of(new Fault(path, problem)));
    }

    /** {@return every fault, up to {@link Fault#MOST}; never empty} */
    public List<Fault> faults() {
        return faults;
    }

    private static String describe(List<Fault> faults) {
        String listed =
                faults.stream().limit(FAULTS_IN_MESSAGE).map(Fault::toString).collect(Collectors.joining("; "));
        int rest = faults.size() - FAULTS_IN_MESSAGE;
        return rest > 0 ? listed + "; and " + rest + " more" : listed;
    }
}
