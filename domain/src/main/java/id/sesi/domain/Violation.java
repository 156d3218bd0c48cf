package id.sesi.domain;

import static java.util.Objects.requireNonNull;

/**
 * One problem with one value, and how to correct it.
 *
 * @param path the vendor's name of the value, such as {@code user.candidates[1].nama}
 * @param problem the problem and how to correct it, without the value, which may be personal or secret
 * @since 1.0.0
 */
public record Violation(String path, String problem) {

    /** The maximum number of violations that are reported. It limits the memory: a hostile request may contain millions. */
    public static final int MAX_REPORTED = 1_000;

    public Violation {
        requireNonNull(path);
        requireNonNull(problem);
    }

    Violation under(String parent) {
        return new Violation(parent + "." + path, problem);
    }

    /** {@return path and problem in one line} */
    @Override
    public String toString() {
        return path + ": " + problem;
    }
}
