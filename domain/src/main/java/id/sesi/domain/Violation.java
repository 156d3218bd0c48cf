package id.sesi.domain;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with one value, and what to do about it.
 *
 * @param path the value as the vendor names it, such as {@code user.candidates[1].nama}
 * @param problem what is wrong and what to do, without the value itself: it may be personal or secret
 */
public record Violation(String path, String problem) {

    /** So many violations are reported at once; nobody reads more, and a hostile request of some megabytes has millions. */
    public static final int MAX = 1_000;

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
