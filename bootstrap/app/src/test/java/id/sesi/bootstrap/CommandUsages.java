package id.sesi.bootstrap;

import id.sesi.adapters.cli.command.Cli;
import id.sesi.adapters.cli.command.Streams;
import id.sesi.adapters.cli.usage.Usage;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The usages of all commands. */
public final class CommandUsages {

    private CommandUsages() {}

    /** {@return the usages, in the order of help} */
    public static List<Usage> all() {
        PrintStream none = new PrintStream(OutputStream.nullOutputStream());
        Streams streams = new Streams(InputStream.nullInputStream(), none, none, false);
        try (WiredCommandServices services = new WiredCommandServices(none, pause -> {})) {
            return new Cli(streams, Map.of(), services, () -> "").usages();
        }
    }
}
