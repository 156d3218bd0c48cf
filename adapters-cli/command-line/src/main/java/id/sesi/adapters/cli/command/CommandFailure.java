package id.sesi.adapters.cli.command;

import java.util.List;

/** A command ends without a result. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;

    /**
     * Says what went wrong.
     *
     * @param lines the first says it all; those after it are details
     */
    CommandFailure(ExitCode exitCode, List<String> lines) {
        super(lines.get(0));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    CommandFailure(ExitCode exitCode, String line) {
        this(exitCode, List.of(line));
    }

    ExitCode exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
