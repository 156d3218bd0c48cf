package id.sesi.adapters.http.gateway;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import id.sesi.application.result.VendorError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * Reads the body of the vendor's response to a request that got no session:
 * {@code {"success", "message", "errors": null | {field: [text]}}}. The HTTP status has already decided the result.
 * Therefore this class skips everything that it cannot read. It redacts the texts that it reads. If the body has no message, another
 * service may have responded, such as an API gateway. Then this class reads the members that RFC 9457 and OAuth 2.0 use.
 */
final class ErrorReader {

    private static final int MAX_FIELDS = 50;
    private static final int MAX_TEXTS = 10;

    /** The members that can contain the message; an earlier one has priority. */
    private static final List<String> MESSAGE_MEMBERS =
            List.of("message", "detail", "title", "error_description", "error");

    private final JsonReader reader;
    private final Redaction redaction;
    private final Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
    private final Map<String, String> messages = new HashMap<>();

    private ErrorReader(JsonReader reader, Redaction redaction) {
        this.reader = reader;
        this.redaction = redaction;
    }

    /** {@return the message and the field errors; {@link VendorError#NONE} if the body contains neither} */
    static VendorError read(Buffer json, Redaction redaction) {
        try (JsonReader reader = JsonReader.of(json)) {
            ErrorReader error = new ErrorReader(reader, redaction);
            error.readUntilMalformed();
            return new VendorError(error.message(), error.fieldErrors);
        } catch (IOException e) {
            return VendorError.NONE;
        }
    }

    private void readUntilMalformed() {
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals("errors")) {
                    readErrors(reader.peek() == Token.BEGIN_OBJECT ? "" : "errors");
                } else if (MESSAGE_MEMBERS.contains(name)) {
                    List<String> texts = new ArrayList<>();
                    readTexts(texts);
                    messages.put(name, Redaction.shorten(String.join("; ", texts), false));
                } else {
                    reader.skipValue();
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

    private String message() {
        return MESSAGE_MEMBERS.stream()
                .map(member -> messages.getOrDefault(member, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Reads a text, or all texts in an object or a list, for example one text for each language. */
    private void readTexts(List<String> texts) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (reader.hasNext()) {
                    reader.skipName();
                    readTexts(texts);
                }
                reader.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                while (reader.hasNext()) {
                    readTexts(texts);
                }
                reader.endArray();
            }
            case STRING -> {
                String text = reader.nextString();
                if (texts.size() < MAX_TEXTS && !text.isBlank()) {
                    texts.add(redaction.redact(text));
                }
            }
            default -> reader.skipValue();
        }
    }
}
