package id.sesi.adapters.cli.command;

import java.util.List;

/** Thrown if a command fails and has no result. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;

    /**
     * Creates a failure with a message of several lines.
     *
     * @param exitCode the exit code of the process
     * @param lines the complete message in the first line, and details in the others; not empty
     */
    CommandFailedException(ExitCode exitCode, List<String> lines) {
        super(lines.get(0));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    CommandFailedException(ExitCode exitCode, String line) {
        this(exitCode, List.of(line));
    }

    ExitCode exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
