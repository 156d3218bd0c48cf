package id.sesi.adapters.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The standard streams.
 *
 * @param in where a request comes from
 * @param out where results go, and nothing else
 * @param err where everything else goes
 * @param outIsTerminal whether a person looks at {@code out}
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal) {

    public Streams {
        requireNonNull(in);
        requireNonNull(out);
        requireNonNull(err);
    }
}
