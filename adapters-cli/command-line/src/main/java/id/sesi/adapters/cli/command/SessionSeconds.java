package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import java.time.Duration;

/** The option that sets how long the sessions of a sandbox last. */
final class SessionSeconds {

    static final Option OPTION = Option.of(
            "--session-seconds", "N", "How long a session of the sandbox lasts, 1 to 86400 seconds. Default: 3600.");

    private static final int MAX = 86_400;

    private SessionSeconds() {}

    /** {@return the lifetime of the sessions} */
    static Duration of(Arguments arguments) throws CommandFailedException {
        String text = arguments.value(OPTION.name()).orElse("3600");
        int seconds = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (seconds < 1 || seconds > MAX) {
            throw new CommandFailedException(
                    ExitCode.USAGE, OPTION.name() + " needs to be a number between 1 and " + MAX);
        }
        return Duration.ofSeconds(seconds);
    }
}
