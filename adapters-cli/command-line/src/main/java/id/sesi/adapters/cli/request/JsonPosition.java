package id.sesi.adapters.cli.request;

import com.google.gson.stream.JsonReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where a reader is. Gson tells the path by a method, but line and column by its {@code toString} alone. */
final class JsonPosition {

    private static final Pattern LINE_AND_COLUMN = Pattern.compile("line \\d+ column \\d+");

    private JsonPosition() {}

    /** {@return the words to append to a message; empty if the reader does not tell} */
    static String of(JsonReader reader) {
        Matcher matcher = LINE_AND_COLUMN.matcher(reader.toString());
        return matcher.find() ? " near " + matcher.group() : "";
    }
}
