package id.sesi.adapters.cli.command;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import id.sesi.adapters.cli.usage.Arguments;
import id.sesi.adapters.cli.usage.Option;
import id.sesi.adapters.cli.usage.Usage;
import id.sesi.adapters.cli.usage.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The {@code sesi} program: runs the given command, and converts its result or failure to an exit code.
 *
 * @since 1.0.0
 */
public final class Cli {

    /** One sentence that says what {@code sesi} does. */
    public static final String SUMMARY = "Signs and creates widget sessions at PsikologieHub.";

    /** The names of all commands, in the order in which help lists them. */
    private static final List<String> COMMAND_NAMES =
            List.of("create", "sign", "verify", "doctor", "sandbox", "demo", "preview");

    static final String NOT_WRITTEN =
            "the result could not be written to standard output; check the pipe or the disk space";

    static final String VERBOSE = "--verbose";
    private static final String DEBUG = "--debug";

    private final Streams streams;
    private final Supplier<String> version;
    private final CommandContext context;

    /**
     * Creates the command line of one process.
     *
     * @param streams the standard streams
     * @param environmentVariables usually {@link System#getenv()}
     * @param services the use cases and everything else that the commands call
     * @param version supplies the output of {@code --version}
     */
    public Cli(
            Streams streams,
            Map<String, String> environmentVariables,
            CommandServices services,
            Supplier<String> version) {
        this.streams = streams;
        this.version = version;
        this.context = new CommandContext(streams, environmentVariables, services);
    }

    /**
     * {@return the command with the given name, or empty if the name is unknown; created on demand, so that Java loads no other
     * command}
     */
    private Optional<Command> command(String name) {
        return switch (name) {
            case "create" -> Optional.of(new CreateCommand(context));
            case "sign" -> Optional.of(new SignCommand(context));
            case "verify" -> Optional.of(new VerifyCommand(context));
            case "doctor" -> Optional.of(new DoctorCommand(context));
            case "sandbox" -> Optional.of(new SandboxCommand(context));
            case "demo" -> Optional.of(new DemoCommand(context));
            case "preview" -> Optional.of(new PreviewCommand(context));
            default -> Optional.empty();
        };
    }

    /**
     * Runs a command and prints its output.
     *
     * @param typed the command and its arguments
     * @return the code of an {@link ExitCode}
     * @throws LinkageError if Java cannot load a class, because the installation is damaged
     */
    public int run(String... typed) {
        List<String> words = List.of(typed);
        String first = words.isEmpty() ? "" : words.get(0);
        ExitCode exitCode = switch (first) {
            case "" -> missingCommand();
            case "-V", "--version" -> print(version.get() + "\n");
            case "-h", "--help", "help" -> help(words.subList(1, words.size()));
            default -> run(first, words.subList(1, words.size()));
        };
        return exitCode.code();
    }

    private ExitCode missingCommand() {
        ExitCode usage = fail(ExitCode.USAGE, List.of("a command is missing; try: sesi demo"));
        streams.err().print(help());
        return usage;
    }

    private ExitCode help(List<String> command) {
        return command.isEmpty() || command.get(0).startsWith("-")
                ? print(help())
                : run(command.get(0), List.of(Option.HELP.name()));
    }

    private ExitCode run(String name, List<String> words) {
        Optional<Command> found = command(name);
        if (found.isEmpty()) {
            return wrongUsage(UsageException.unknown(name, COMMAND_NAMES), "sesi");
        }
        Command command = found.get();
        Usage usage = usage(command);
        try {
            Arguments arguments = Arguments.parse(usage, words);
            return arguments.isGiven(Option.HELP.name()) ? print(usage.help()) : run(command, arguments);
        } catch (UsageException e) {
            return wrongUsage(e, "sesi " + name);
        }
    }

    private ExitCode run(Command command, Arguments arguments) {
        try {
            command.run(arguments);
            return checkWritten();
        } catch (CommandFailedException e) {
            return fail(e.exitCode(), e.lines());
        } catch (InvalidSettingException e) {
            return fail(ExitCode.CONFIGURATION, List.of(e.problem()));
        } catch (CommandServices.UnusableJavaException e) {
            return fail(ExitCode.CONFIGURATION, List.of(e.problem()));
        } catch (LinkageError e) { // A class is missing or damaged; main finds out whether the class-data archive is.
            throw e;
        } catch (Exception | Error e) { // Kotlin code may throw any checked exception.
            return unexpected(e, arguments);
        }
    }

    private ExitCode print(String text) {
        streams.out().print(text);
        return checkWritten();
    }

    private ExitCode checkWritten() {
        return streams.out().checkError() ? fail(ExitCode.FAILURE, List.of(NOT_WRITTEN)) : ExitCode.OK;
    }

    private ExitCode fail(ExitCode exitCode, List<String> lines) {
        ErrorOutput.print(streams.err(), lines);
        return exitCode;
    }

    /** The message of an unexpected exception might contain confidential data. It is shown only with {@code --debug}. */
    private ExitCode unexpected(Throwable e, Arguments arguments) {
        ErrorOutput.print(
                streams.err(),
                List.of("unexpected failure (" + e.getClass().getSimpleName()
                        + "); run the command again with --debug and report its output"));
        if (arguments.isGiven(DEBUG)) {
            e.printStackTrace(streams.err());
        }
        return ExitCode.FAILURE;
    }

    private ExitCode wrongUsage(UsageException e, String command) {
        return fail(ExitCode.USAGE, List.of(e.problem(), "see: " + command + " --help"));
    }

    private static Usage usage(Command command) {
        return command.usage()
                .and(List.of(
                        Option.flag(VERBOSE, "Show each attempt on standard error when it ends."),
                        Option.flag(DEBUG, "Show a stack trace on an unexpected failure."),
                        Option.HELP));
    }

    private String help() {
        return Usage.help(SUMMARY, usages());
    }

    /** {@return the usages of all commands, in the order in which help lists them} */
    public List<Usage> usages() {
        return COMMAND_NAMES.stream()
                .flatMap(name -> command(name).stream())
                .map(Cli::usage)
                .toList();
    }
}
