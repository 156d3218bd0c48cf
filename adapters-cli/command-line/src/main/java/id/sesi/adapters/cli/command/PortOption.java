package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;

/** The option for the port that a command listens on. */
final class PortOption {

    static final Option OPTION = Option.of("--port", "N", "The port to listen on. Default: any free port.");

    private static final int MAX = 65_535;

    private PortOption() {}

    /** {@return the port; 0 for any free port} */
    static int of(Arguments arguments) throws CommandFailedException {
        String text = arguments.value(OPTION.name()).orElse("0");
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX) {
            throw new CommandFailedException(
                    ExitCode.USAGE, OPTION.name() + " needs to be a number between 0 and " + MAX);
        }
        return Integer.parseInt(text);
    }
}
