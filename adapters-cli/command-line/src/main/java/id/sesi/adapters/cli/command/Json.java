package id.sesi.adapters.cli.command;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Formats a JSON object as text, with hidden characters escaped. */
final class Json {

    private Json() {}

    static String object(boolean indented, MemberWriter writer) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setFormattingStyle(indented ? FormattingStyle.PRETTY : FormattingStyle.COMPACT);
            json.beginObject();
            writer.writeTo(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return HiddenCharacters.replace(text.toString(), Json::escape);
    }

    /** Gson escapes ASCII characters where necessary. It also writes newlines between members. */
    private static String escape(int character) {
        return character < 0x7f
                ? Character.toString(character)
                : Character.toString(character)
                        .chars()
                        .mapToObj("\\u%04x"::formatted)
                        .collect(Collectors.joining());
    }

    @FunctionalInterface
    interface MemberWriter {
        void writeTo(JsonWriter json) throws IOException;
    }
}
