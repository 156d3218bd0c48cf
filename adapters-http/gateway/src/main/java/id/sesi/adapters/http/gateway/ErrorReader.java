package id.sesi.adapters.http.gateway;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import id.sesi.application.result.VendorError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * Reads the body of the vendor's response to a refused request:
 * {@code {"success", "message", "errors": null | {field: [text]}}}. The HTTP status has already decided the result.
 * Therefore this class skips everything that it cannot read. It redacts the texts that it reads.
 */
final class ErrorReader {

    private static final int MAX_FIELDS = 50;
    private static final int MAX_TEXTS = 10;

    private final JsonReader reader;
    private final Redaction redaction;
    private final Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
    private String message = "";

    private ErrorReader(JsonReader reader, Redaction redaction) {
        this.reader = reader;
        this.redaction = redaction;
    }

    /** {@return the message and the field errors; {@link VendorError#NONE} if the body contains neither} */
    static VendorError read(Buffer json, Redaction redaction) {
        try (JsonReader reader = JsonReader.of(json)) {
            ErrorReader error = new ErrorReader(reader, redaction);
            error.readUntilMalformed();
            return new VendorError(error.message, error.fieldErrors);
        } catch (IOException e) {
            return VendorError.NONE;
        }
    }

    private void readUntilMalformed() {
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "message" -> message = text();
                    case "errors" -> readErrors(reader.peek() == Token.BEGIN_OBJECT ? "" : "errors");
                    default -> reader.skipValue();
                }
            }
        } catch (IOException | JsonDataException e) {
            // The body is not valid JSON, for example because a proxy sent an error page. The texts read so far remain.
            return;
        }
    }

    /**
     * Reads messages at any depth. The name of a field is its path, such as {@code user.email} or {@code candidates[0].nama}.
     *
     * @param path the path of the value that follows
     */
    private void readErrors(String path) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (reader.hasNext()) {
                    String name = redaction.redact(reader.nextName());
                    readErrors(path.isEmpty() ? name : Redaction.shorten(path + "." + name, false));
                }
                reader.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                for (int i = 0; reader.hasNext(); i++) {
                    readErrors(isNested(reader.peek()) ? path + "[" + i + "]" : path);
                }
                reader.endArray();
            }
            case STRING, NUMBER -> add(path, redaction.redact(reader.nextString()));
            default -> reader.skipValue();
        }
    }

    private static boolean isNested(Token token) {
        return token == Token.BEGIN_OBJECT || token == Token.BEGIN_ARRAY;
    }

    private void add(String path, String text) {
        if (!fieldErrors.containsKey(path) && fieldErrors.size() == MAX_FIELDS) {
            return;
        }
        List<String> texts = fieldErrors.computeIfAbsent(path, unused -> new ArrayList<>());
        if (texts.size() < MAX_TEXTS) {
            texts.add(text);
        }
    }

    private String text() throws IOException {
        if (reader.peek() == Token.STRING) {
            return redaction.redact(reader.nextString());
        }
        reader.skipValue();
        return "";
    }
}
