package id.sesi.adapters.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;

/** Writes messages to standard error: no more than 4 KiB, with nothing in them that a terminal would act on. */
final class Diagnostics {

    private static final int MAX_BYTES = 4_096;
    private static final String CUT = "  …\n";

    private Diagnostics() {}

    /** Prints the lines, the first of which starts with {@code sesi: }; nothing if there are none. */
    static void print(PrintStream err, List<String> lines) {
        StringBuilder text = new StringBuilder();
        int room = MAX_BYTES - CUT.getBytes(UTF_8).length;
        String start = "sesi: ";
        for (String line : lines) {
            String escaped = start + cut(escape(line)) + "\n";
            room -= escaped.getBytes(UTF_8).length;
            if (room < 0) {
                text.append(CUT);
                break;
            }
            text.append(escaped);
            start = "  ";
        }
        err.print(text);
        err.flush();
    }

    /** One overlong line does not push all others out. */
    private static String cut(String line) {
        int most = 800;
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }

    static String escape(String line) {
        StringBuilder escaped = new StringBuilder();
        line.codePoints().limit(MAX_BYTES).forEach(codePoint -> {
            switch (Character.getType(codePoint)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> escaped.append("\\u{%X}".formatted(codePoint));
                default -> escaped.appendCodePoint(codePoint);
            }
        });
        return escaped.toString();
    }
}
