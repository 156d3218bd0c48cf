package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code sesi} command: finds the command that is meant, runs it, and turns whatever happens into an exit code. */
public final class Cli {

    static final String VERBOSE = "--verbose";
    private static final String DEBUG = "--debug";

    private final Streams streams;
    private final Supplier<String> version;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /**
     * Makes the command line of one process.
     *
     * @param environmentVariables most often {@link System#getenv()}
     * @param wiring makes what the commands drive; the caller closes it
     * @param version the text of {@code --version}
     */
    public Cli(Streams streams, Map<String, String> environmentVariables, Wiring wiring, Supplier<String> version) {
        this.streams = streams;
        this.version = version;
        Surroundings surroundings = new Surroundings(streams, environmentVariables, wiring);
        commands.put("create", new CreateCommand(surroundings));
        commands.put("sign", new SignCommand(surroundings));
        commands.put("verify", new VerifyCommand(surroundings));
        commands.put("doctor", new DoctorCommand(surroundings));
        commands.put("sandbox", new SandboxCommand(surroundings));
        commands.put("demo", new DemoCommand(surroundings));
    }

    /** {@return the exit code, after everything was printed; see {@link ExitCode}} */
    public int run(String... arguments) {
        CommandLine commandLine = new CommandLine(spec())
                .setOut(writer(streams.out()))
                .setErr(writer(streams.err()))
                .setExpandAtFiles(false) // A name that starts with @ is a name, not a file with more arguments.
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        try {
            ParseResult parsed = commandLine.parseArgs(arguments);
            boolean helped = CommandLine.executeHelpRequest(parsed) != null;
            return (helped ? written() : run(commandLine, parsed)).code();
        } catch (ParameterException e) {
            return wrongUsage(e).code();
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, UTF_8);
    }

    private ExitCode run(CommandLine commandLine, ParseResult parsed) {
        if (!parsed.hasSubcommand()) {
            ExitCode usage = fail(ExitCode.USAGE, List.of("a command is missing; try: sesi demo"));
            commandLine.usage(streams.err());
            return usage;
        }
        ParseResult arguments = parsed.subcommand();
        try {
            command(arguments).run(arguments);
            return written();
        } catch (CommandFailure e) {
            return fail(e.exitCode(), e.lines());
        } catch (InvalidSettingException e) {
            return fail(ExitCode.CONFIGURATION, List.of(e.problem()));
        } catch (IOException | RuntimeException | Error e) {
            return unexpected(e, arguments);
        }
    }

    private ExitCode written() {
        return streams.out().checkError()
                ? fail(ExitCode.FAILURE, List.of("the result could not be written to standard output"))
                : ExitCode.OK;
    }

    private Command command(ParseResult arguments) {
        return Optional.ofNullable(commands.get(arguments.commandSpec().name())).orElseThrow();
    }

    private ExitCode fail(ExitCode exitCode, List<String> lines) {
        Diagnostics.print(streams.err(), lines);
        return exitCode;
    }

    /** The message may hold anything, so it is shown to those alone who ask for it. */
    private ExitCode unexpected(Throwable e, ParseResult arguments) {
        Diagnostics.print(
                streams.err(),
                List.of("unexpected failure (" + e.getClass().getSimpleName()
                        + "); run it again with --debug and report what it prints"));
        if (arguments.matchedOptionValue(DEBUG, false)) {
            e.printStackTrace(streams.err());
        }
        return ExitCode.FAILURE;
    }

    private ExitCode wrongUsage(ParameterException e) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        Diagnostics.print(streams.err(), List.of(UsageMessage.of(e), "see: " + name + " --help"));
        return ExitCode.USAGE;
    }

    private CommandSpec spec() {
        CommandSpec root = CommandSpec.create()
                .name("sesi")
                .versionProvider(() -> version.get().split("\n"))
                .addOption(help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show version, Java and build commit, and exit.")
                        .build());
        root.usageMessage()
                .description("Signs and creates widget sessions at PsikologieHub.")
                .footer("", "Try it without an account: sesi demo");
        for (Map.Entry<String, Command> entry : commands.entrySet()) {
            CommandSpec command = entry.getValue()
                    .spec()
                    .addOption(flag(VERBOSE, "Show each attempt on standard error as it ends."))
                    .addOption(flag(DEBUG, "Show a stack trace on an unexpected failure."))
                    .addOption(help());
            command.usageMessage().sortOptions(false).abbreviateSynopsis(true);
            root.addSubcommand(entry.getKey(), command);
        }
        root.addSubcommand("help", CommandSpec.forAnnotatedObject(new HelpCommand()));
        return root;
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build();
    }
}
