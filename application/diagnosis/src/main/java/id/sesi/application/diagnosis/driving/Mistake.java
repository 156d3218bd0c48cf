package id.sesi.application.diagnosis.driving;

import static java.util.Objects.requireNonNull;

/**
 * One way in which a signature comes out wrong. Equal mistakes have equal texts; neither holds a value of a request or of a key.
 *
 * @param cause what was done
 * @param fix what to do instead
 */
public record Mistake(String cause, String fix) {

    public Mistake {
        requireNonNull(cause);
        requireNonNull(fix);
    }

    /** {@return cause and fix in one line} */
    @Override
    public String toString() {
        return cause + "; " + fix;
    }
}
