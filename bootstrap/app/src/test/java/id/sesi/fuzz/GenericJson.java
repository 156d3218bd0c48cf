package id.sesi.fuzz;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/** What Moshi's generic reader makes of a document. Sesi's readers must agree with it. */
public final class GenericJson {

    private GenericJson() {}

    /** {@return the document, or empty if it is malformed, repeats a member, has a number beyond {@code double}, or is null} */
    public static Optional<Object> value(byte[] json) {
        JsonReader reader = reader(json);
        try {
            Object value = reader.readJsonValue();
            return reader.peek() == Token.END_DOCUMENT ? Optional.ofNullable(value) : Optional.empty();
        } catch (IOException | JsonDataException e) {
            return Optional.empty();
        }
    }

    /** {@return whether each token of the document can be read} Unlike {@link #value}, accepts repeated members and any number. */
    public static boolean isWellFormed(byte[] json) {
        JsonReader reader = reader(json);
        try {
            for (Token token = reader.peek(); token != Token.END_DOCUMENT; token = reader.peek()) {
                read(reader, token);
            }
            return true;
        } catch (IOException | JsonDataException e) {
            return false;
        }
    }

    private static void read(JsonReader reader, Token token) throws IOException {
        switch (token) {
            case BEGIN_ARRAY -> reader.beginArray();
            case END_ARRAY -> reader.endArray();
            case BEGIN_OBJECT -> reader.beginObject();
            case END_OBJECT -> reader.endObject();
            case NAME -> reader.promoteNameToValue();
            case STRING, NUMBER -> reader.nextString();
            case BOOLEAN -> reader.nextBoolean();
            default -> reader.nextNull();
        }
    }

    private static JsonReader reader(byte[] json) {
        return JsonReader.of(new Buffer().write(json));
    }

    /** {@return the member of an object; empty if it is absent or null, or if the value is no object} */
    public static Optional<Object> member(Optional<Object> value, String name) {
        return value.filter(Map.class::isInstance).map(object -> ((Map<?, ?>) object).get(name));
    }

    /** {@return the member of an object if it is a string} */
    public static Optional<String> text(Optional<Object> value, String name) {
        return member(value, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * {@return whether the document may have a malformed escape} Moshi does not decode the strings that a reader skips, so a
     * skipped string with a malformed escape is accepted.
     */
    public static boolean mayHaveEscape(byte[] json) {
        return new Buffer().write(json).indexOf((byte) '\\') >= 0;
    }
}
