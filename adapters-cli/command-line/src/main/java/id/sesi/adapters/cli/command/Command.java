package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Usage;
import java.io.IOException;

/** One command of {@code sesi}. */
interface Command {

    /** {@return the options and the help of this command} */
    Usage usage();

    /**
     * Runs the command and prints its result.
     *
     * @throws CommandFailedException if the command has no result, with the exit code and the message
     * @throws InvalidSettingException if a setting is missing or invalid
     * @throws IOException if an unexpected failure of a file or a stream occurs
     */
    void run(Arguments arguments) throws CommandFailedException, InvalidSettingException, IOException;
}
