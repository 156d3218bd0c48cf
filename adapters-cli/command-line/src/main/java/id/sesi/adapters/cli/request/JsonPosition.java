package id.sesi.adapters.cli.request;

import com.google.gson.stream.JsonReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the position of a JSON reader. Gson shows line and column only in the reader's {@code toString}. */
final class JsonPosition {

    private static final Pattern LINE_AND_COLUMN = Pattern.compile("line \\d+ column \\d+");

    private JsonPosition() {}

    /** {@return line and column as a suffix of a message, or an empty string if they are unknown} */
    static String of(JsonReader reader) {
        Matcher matcher = LINE_AND_COLUMN.matcher(reader.toString());
        return matcher.find() ? " near " + matcher.group() : "";
    }
}
