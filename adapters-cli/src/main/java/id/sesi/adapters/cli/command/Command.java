package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of {@code sesi}. */
interface Command {

    /** {@return its options and help} */
    CommandSpec spec();

    /** Does it. */
    void run(ParseResult arguments) throws CommandFailure, InvalidSettingException, IOException;
}
