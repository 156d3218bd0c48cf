package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;

/** Writes messages of at most 4 KiB to standard error, with control characters escaped. */
final class ErrorOutput {

    private static final int MAX_BYTES = 4_096;
    private static final String TRUNCATION_MARK = "  …\n";

    private ErrorOutput() {}

    /** Prints the lines. {@code sesi: } precedes the first line, and the others are indented. Without lines, prints nothing. */
    static void print(PrintStream err, List<String> lines) {
        StringBuilder text = new StringBuilder();
        int remainingBytes = MAX_BYTES - TRUNCATION_MARK.getBytes(UTF_8).length;
        String prefix = "sesi: ";
        for (String line : lines) {
            String escaped = prefix + cut(escape(line)) + "\n";
            remainingBytes -= escaped.getBytes(UTF_8).length;
            if (remainingBytes < 0) {
                text.append(TRUNCATION_MARK);
                break;
            }
            text.append(escaped);
            prefix = "  ";
        }
        err.print(text);
        err.flush();
    }

    /** Cuts long lines, so that one line cannot fill the whole message. */
    private static String cut(String line) {
        int maxLength = 800;
        return line.length() <= maxLength ? line : line.substring(0, maxLength) + "…";
    }

    static String escape(String line) {
        String start = line.length() <= MAX_BYTES ? line : line.substring(0, MAX_BYTES);
        return HiddenCharacters.replace(start, "\\u{%X}"::formatted);
    }
}
