package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

/**
 * One thing that {@code sesi doctor} looked at.
 *
 * @param name for scripts
 * @param verdict what came of it
 * @param finding what was found, in one line
 * @param advice what to do; empty unless it failed
 * @param exitCode how the command ends if this is the first check that failed
 */
record Check(String name, Verdict verdict, String finding, String advice, ExitCode exitCode) {

    /** What came of a check. */
    enum Verdict {
        PASSED,
        FAILED,
        /** It was not asked for, or something that it needs failed. */
        SKIPPED
    }

    Check {
        requireNonNull(name);
        requireNonNull(verdict);
        requireNonNull(finding);
        requireNonNull(advice);
        requireNonNull(exitCode);
    }

    static Check passed(String name, String finding) {
        return new Check(name, Verdict.PASSED, finding, "", ExitCode.OK);
    }

    static Check failed(String name, String finding, String advice, ExitCode exitCode) {
        return new Check(name, Verdict.FAILED, finding, advice, exitCode);
    }

    static Check skipped(String name, String why) {
        return new Check(name, Verdict.SKIPPED, why, "", ExitCode.OK);
    }

    boolean isFailed() {
        return verdict == Verdict.FAILED;
    }
}
