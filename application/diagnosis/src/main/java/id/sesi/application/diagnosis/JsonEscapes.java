package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import java.util.function.UnaryOperator;

/** The ways in which libraries escape a text for JSON. */
enum JsonEscapes {
    JAVASCRIPT(COMMON, "JavaScript's JSON", text -> escape(text, "", Formats.LOWER_CASE, Formats.UNCHANGED)),
    PYTHON(COMMON, "Python's JSON", text -> escape(text, "", Formats.LOWER_CASE, Formats.LOWER_CASE)),
    PHP(COMMON, "PHP's JSON", text -> escape(text, "", Formats.LOWER_CASE, Formats.LOWER_CASE).replace("/", "\\/")),
    PHP_UNICODE(
            COMMON,
            "PHP's JSON with JSON_UNESCAPED_UNICODE",
            text -> escape(text, "", Formats.LOWER_CASE, Formats.UNCHANGED).replace("/", "\\/")),
    GO(COMMON, "Go's JSON", text -> escape(text, "<>&", Formats.LOWER_CASE, Formats.UNCHANGED)),
    DOT_NET(COMMON, ".NET's JSON", text -> escape(text, "<>&'+`\"", Formats.UPPER_CASE, Formats.UPPER_CASE)),
    GSON(RARE, "Gson's JSON", text -> escape(text, "<>&='", Formats.LOWER_CASE, Formats.UNCHANGED)),
    PHP_HEX(
            RARE,
            "PHP's JSON with JSON_HEX_QUOT and its siblings",
            text -> escape(text, "<>&'\"", Formats.UPPER_CASE, Formats.LOWER_CASE).replace("/", "\\/"));

    private final Frequency frequency;
    private final String description;
    private final UnaryOperator<String> change;

    JsonEscapes(Frequency frequency, String description, UnaryOperator<String> change) {
        this.frequency = frequency;
        this.description = description;
        this.change = change;
    }

    Frequency frequency() {
        return frequency;
    }

    /** {@return the language or library that escapes in this way, after "as in"} */
    String description() {
        return description;
    }

    String apply(String text) {
        return change.apply(text);
    }

    private static String escape(String text, String others, String formatOfOthers, String formatOutsideAscii) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (others.indexOf(c) >= 0) {
                escaped.append(formatOfOthers.formatted((int) c));
            } else if (c > '~') {
                escaped.append(formatOutsideAscii.formatted((int) c));
            } else if (c < ' ' || c == '"' || c == '\\') {
                escaped.append(required(c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String required(char c) {
        return switch (c) {
            case '"', '\\' -> "\\" + c;
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> Formats.LOWER_CASE.formatted((int) c);
        };
    }

    /** The formats of single characters. An enum cannot use its own constants in its table. */
    private static final class Formats {
        static final String LOWER_CASE = "\\u%04x";
        static final String UPPER_CASE = "\\u%04X";
        static final String UNCHANGED = "%c";
    }
}
