package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams.
 *
 * @param in standard input, for requests
 * @param out standard output, for results only
 * @param err standard error, for all other messages
 * @param outIsTerminal whether {@code out} is a terminal
 * @since 1.0.0
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal) {

    public Streams {
        requireNonNull(in);
        requireNonNull(out);
        requireNonNull(err);
    }
}
