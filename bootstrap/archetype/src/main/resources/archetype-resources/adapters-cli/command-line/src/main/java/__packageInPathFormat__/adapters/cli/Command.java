package ${package}.adapters.cli;

import java.io.PrintStream;
import java.util.List;

/** One command of the command line. */
interface Command {

    /** {@return the first argument, which chooses this command} */
    String name();

    /** {@return the name and the arguments, with an example} */
    String usage();

    /**
     * {@return the exit code}
     *
     * @throws UsageException if the arguments are wrong
     */
    int run(List<String> arguments, PrintStream out, PrintStream err);
}
