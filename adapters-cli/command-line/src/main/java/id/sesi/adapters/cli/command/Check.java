package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

/**
 * The result of one check of {@code sesi doctor}.
 *
 * @param name the name of the check; scripts rely on it
 * @param verdict the result: passed, failed, passed with a warning, or skipped
 * @param finding what the check found, in one line
 * @param advice what to do; empty unless the check failed or warns
 * @param exitCode the exit code of the command if this is the first failed check
 */
record Check(String name, Verdict verdict, String finding, String advice, ExitCode exitCode) {

    /** The verdicts of checks. */
    enum Verdict {
        PASSED,
        FAILED,
        /** The installation works, but is less secure or slower than it should be. */
        WARNING,
        /** The check was not requested, or another check that it depends on failed. */
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

    static Check warning(String name, String finding, String advice) {
        return new Check(name, Verdict.WARNING, finding, advice, ExitCode.OK);
    }

    static Check skipped(String name, String reason) {
        return new Check(name, Verdict.SKIPPED, reason, "", ExitCode.OK);
    }

    boolean isFailed() {
        return verdict == Verdict.FAILED;
    }
}
