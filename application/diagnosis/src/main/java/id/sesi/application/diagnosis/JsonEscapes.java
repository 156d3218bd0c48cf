package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static id.sesi.application.diagnosis.JsonEscapes.Digits.LOWER_CASE;
import static id.sesi.application.diagnosis.JsonEscapes.Digits.UNCHANGED;
import static id.sesi.application.diagnosis.JsonEscapes.Digits.UPPER_CASE;

import java.util.stream.Collectors;

/** The ways in which libraries escape a text for JSON. */
enum JsonEscapes {
    JAVASCRIPT(COMMON, "JavaScript's JSON", "", LOWER_CASE, UNCHANGED),
    PYTHON(COMMON, "Python's JSON", "", LOWER_CASE, LOWER_CASE),
    PHP(COMMON, "PHP's JSON", "/", LOWER_CASE, LOWER_CASE),
    PHP_UNICODE(COMMON, "PHP's JSON with JSON_UNESCAPED_UNICODE", "/", LOWER_CASE, UNCHANGED),
    GO(COMMON, "Go's or Rails' JSON", "<>&", LOWER_CASE, UNCHANGED),
    DOT_NET(COMMON, ".NET's JSON", "<>&'+`\"", UPPER_CASE, UPPER_CASE),
    GSON(RARE, "Gson's JSON", "<>&='", LOWER_CASE, UNCHANGED),
    JACKSON(RARE, "Jackson's JSON with ESCAPE_NON_ASCII", "", LOWER_CASE, UPPER_CASE),
    APOSTROPHE(RARE, "JSON, with \\u0027 for '", "'", LOWER_CASE, UNCHANGED),
    PHP_APOSTROPHE(RARE, "PHP's JSON with JSON_HEX_APOS", "/'", LOWER_CASE, LOWER_CASE),
    PHP_HEX(
            RARE,
            "PHP's JSON with JSON_HEX_TAG, JSON_HEX_AMP, JSON_HEX_APOS and JSON_HEX_QUOT",
            "/<>&'\"",
            UPPER_CASE,
            LOWER_CASE),
    HTML_SAFE(RARE, "JSON for HTML, with \\u0027 for '", "<>&'", LOWER_CASE, UNCHANGED);

    private final Frequency frequency;
    private final String description;
    private final String others;
    private final Digits digitsOfOthers;
    private final Digits digitsOutsideAscii;

    /**
     * @param others the characters that are escaped in addition to those that JSON requires; a slash is escaped by a backslash
     */
    JsonEscapes(
            Frequency frequency, String description, String others, Digits digitsOfOthers, Digits digitsOutsideAscii) {
        this.frequency = frequency;
        this.description = description;
        this.others = others;
        this.digitsOfOthers = digitsOfOthers;
        this.digitsOutsideAscii = digitsOutsideAscii;
    }

    /** How a character is escaped by its number. */
    enum Digits {
        LOWER_CASE,
        UPPER_CASE,
        UNCHANGED;

        private String escape(char c) {
            return switch (this) {
                case LOWER_CASE -> "\\u%04x".formatted((int) c);
                case UPPER_CASE -> "\\u%04X".formatted((int) c);
                case UNCHANGED -> String.valueOf(c);
            };
        }
    }

    Frequency frequency() {
        return frequency;
    }

    /** {@return the language or library that escapes in this way, after "as in"} */
    String description() {
        return description;
    }

    String apply(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (others.indexOf(c) >= 0) {
                escaped.append(c == '/' ? "\\/" : digitsOfOthers.escape(c));
            } else if (c > '~') {
                escaped.append(digitsOutsideAscii.escape(c));
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
            default -> LOWER_CASE.escape(c);
        };
    }

    /** {@return the text, with its number for each character outside ASCII} */
    static String asciiOf(String text) {
        return text.chars()
                .mapToObj(c -> c > '~' ? LOWER_CASE.escape((char) c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
