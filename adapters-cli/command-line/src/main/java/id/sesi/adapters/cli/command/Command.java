package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Usage;
import java.io.IOException;

/** One command of {@code sesi}. */
interface Command {

    /** {@return its options and help} */
    Usage usage();

    /** Does it. */
    void run(Arguments arguments) throws CommandFailure, InvalidSettingException, IOException;
}
