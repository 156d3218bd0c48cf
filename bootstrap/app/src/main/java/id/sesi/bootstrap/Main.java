package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.adapters.cli.command.Cli;
import id.sesi.adapters.cli.command.ExitCode;
import id.sesi.adapters.cli.command.Streams;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the {@code sesi} command. */
public final class Main {

    /**
     * A system property: whether standard output is a terminal. The launcher sets it, because {@code System.console()} of
     * Java 17 reports this only for standard input and output together.
     */
    private static final String TERMINAL = "sesi.terminal";

    private Main() {}

    /** Runs one command and exits the process with the exit code of the command. */
    public static void main(String... arguments) {
        try {
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
            PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
            if (!"PATH".equals(new String("PATH".getBytes(US_ASCII), Charset.defaultCharset()))) {
                err.println("sesi: Java cannot read settings in the charset " + Charset.defaultCharset()
                        + "; remove -Dfile.encoding from the options of Java");
                System.exit(ExitCode.CONFIGURATION.code());
            }
            Streams streams = new Streams(System.in, out, err, Boolean.getBoolean(TERMINAL));
            System.exit(run(streams, System.getenv(), arguments));
        } catch (LinkageError e) {
            System.err.println(ClassDataArchive.removeAfter(e, System.getenv()));
            System.exit(ExitCode.FAILURE.code());
        }
    }

    /** Runs one command. {@return the exit code} */
    static int run(Streams streams, Map<String, String> environmentVariables, String... arguments) {
        try (WiredCommandServices useCases =
                new WiredCommandServices(streams.err(), pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()))) {
            return new Cli(streams, environmentVariables, useCases, BuildInfo::describe).run(arguments);
        }
    }
}
