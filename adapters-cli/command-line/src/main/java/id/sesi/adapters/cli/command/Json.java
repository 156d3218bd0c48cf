package id.sesi.adapters.cli.command;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Formats a JSON object as text. */
final class Json {

    private Json() {}

    static String object(boolean indented, Members members) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setFormattingStyle(indented ? FormattingStyle.PRETTY : FormattingStyle.COMPACT);
            json.beginObject();
            members.writeTo(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return text.toString();
    }

    @FunctionalInterface
    interface Members {
        void writeTo(JsonWriter json) throws IOException;
    }
}
