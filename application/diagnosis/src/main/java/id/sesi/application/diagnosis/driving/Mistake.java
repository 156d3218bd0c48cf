package id.sesi.application.diagnosis.driving;

import static java.util.Objects.requireNonNull;

/**
 * A mistake that leads to a wrong signature. The texts contain no values of the request and no part of the key.
 *
 * @param cause what the code did wrong
 * @param fix what to change in the code
 * @since 1.0.0
 */
public record Mistake(String cause, String fix) {

    public Mistake {
        requireNonNull(cause);
        requireNonNull(fix);
    }

    /** {@return the cause and the fix in one line} */
    @Override
    public String toString() {
        return cause + "; " + fix;
    }
}
