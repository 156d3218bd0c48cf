package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static id.sesi.application.diagnosis.JsonEscapes.NumericEscape.LOWER_CASE;
import static id.sesi.application.diagnosis.JsonEscapes.NumericEscape.NONE;
import static id.sesi.application.diagnosis.JsonEscapes.NumericEscape.UPPER_CASE;

import java.util.stream.Collectors;

/** The ways in which libraries escape a text for JSON. */
enum JsonEscapes {
    JAVASCRIPT(COMMON, "JavaScript's JSON", "", LOWER_CASE, NONE),
    PYTHON(COMMON, "Python's JSON", "", LOWER_CASE, LOWER_CASE),
    PHP(COMMON, "PHP's JSON", "/", LOWER_CASE, LOWER_CASE),
    PHP_UNICODE(COMMON, "PHP's JSON with JSON_UNESCAPED_UNICODE", "/", LOWER_CASE, NONE),
    GO(COMMON, "Go's or Rails' JSON", "<>&", LOWER_CASE, NONE),
    DOT_NET(COMMON, ".NET's JSON", "<>&'+`\"", UPPER_CASE, UPPER_CASE),
    GSON(RARE, "Gson's JSON", "<>&='", LOWER_CASE, NONE),
    JACKSON(RARE, "Jackson's JSON with ESCAPE_NON_ASCII", "", LOWER_CASE, UPPER_CASE),
    APOSTROPHE(RARE, "JSON, with \\u0027 for '", "'", LOWER_CASE, NONE),
    PHP_APOSTROPHE(RARE, "PHP's JSON with JSON_HEX_APOS", "/'", LOWER_CASE, LOWER_CASE),
    PHP_HEX(
            RARE,
            "PHP's JSON with JSON_HEX_TAG, JSON_HEX_AMP, JSON_HEX_APOS and JSON_HEX_QUOT",
            "/<>&'\"",
            UPPER_CASE,
            LOWER_CASE),
    HTML_SAFE(RARE, "JSON for HTML, with \\u0027 for '", "<>&'", LOWER_CASE, NONE);

    private final Frequency frequency;
    private final String description;
    private final String alsoEscaped;
    private final NumericEscape digitsOfAlsoEscaped;
    private final NumericEscape digitsOutsideAscii;

    /**
     * @param alsoEscaped characters that are escaped although JSON does not require it; a slash is escaped by a backslash
     */
    JsonEscapes(
            Frequency frequency,
            String description,
            String alsoEscaped,
            NumericEscape digitsOfAlsoEscaped,
            NumericEscape digitsOutsideAscii) {
        this.frequency = frequency;
        this.description = description;
        this.alsoEscaped = alsoEscaped;
        this.digitsOfAlsoEscaped = digitsOfAlsoEscaped;
        this.digitsOutsideAscii = digitsOutsideAscii;
    }

    /** The digits of an escape such as {@code \\u00e9}; with {@link #NONE}, the character is not escaped. */
    enum NumericEscape {
        LOWER_CASE,
        UPPER_CASE,
        NONE;

        private String escape(char c) {
            return switch (this) {
                case LOWER_CASE -> "\\u%04x".formatted((int) c);
                case UPPER_CASE -> "\\u%04X".formatted((int) c);
                case NONE -> String.valueOf(c);
            };
        }
    }

    Frequency frequency() {
        return frequency;
    }

    /** {@return the language or library that escapes in this way; completes the phrase "as in …"} */
    String description() {
        return description;
    }

    String apply(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (alsoEscaped.indexOf(c) >= 0) {
                escaped.append(c == '/' ? "\\/" : digitsOfAlsoEscaped.escape(c));
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

    /** {@return the text, in which each character outside ASCII is replaced by its escape} */
    static String escapeNonAscii(String text) {
        return text.chars()
                .mapToObj(c -> c > '~' ? LOWER_CASE.escape((char) c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
