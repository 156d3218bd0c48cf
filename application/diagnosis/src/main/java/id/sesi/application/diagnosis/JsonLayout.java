package id.sesi.application.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes the white space of a JSON text, and leaves its members and their order unchanged. */
final class JsonLayout {

    private static final Pattern TOKEN = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\")|\\s+|([:,])", Pattern.DOTALL);
    private static final Pattern SIGNATURE = Pattern.compile(
            "\\s*,\\s*\"signature\"\\s*:\\s*(?:\"[^\"]*\"|null)|\"signature\"\\s*:\\s*(?:\"[^\"]*\"|null)\\s*,\\s*");

    private JsonLayout() {}

    /** {@return the JSON without white space} */
    static String compact(String json) {
        return withSpaces(json, "");
    }

    /** {@return the JSON on one line, with a space after each colon and comma} */
    static String spaced(String json) {
        return withSpaces(json, " ");
    }

    /** {@return the JSON without its member {@code signature}} */
    static String withoutSignature(String json) {
        return SIGNATURE.matcher(json).replaceFirst("");
    }

    private static String withSpaces(String json, String afterSeparator) {
        return TOKEN.matcher(json).replaceAll(token -> {
            if (token.group(1) != null) {
                return Matcher.quoteReplacement(token.group(1));
            }
            return token.group(2) == null ? "" : token.group(2) + afterSeparator;
        });
    }
}
