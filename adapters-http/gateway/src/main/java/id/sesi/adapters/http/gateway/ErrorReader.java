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
import java.util.regex.Pattern;
import okio.Buffer;

/**
 * Reads the body of the vendor's response to a refused request:
 * {@code {"success", "message", "errors": null | {field: [text]}}}. The HTTP status has already decided the result.
 * Therefore this class skips everything that it cannot read, and shortens and redacts the texts that it reads.
 */
final class ErrorReader {

    private static final int MAX_CHARACTERS = 500;
    private static final int MAX_FIELDS = 50;
    private static final int MAX_TEXTS = 10;

    // These patterns also match the rest of a signature, a token or an e-mail address that was cut off.
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{32,}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>,;:()]+@[^\\s\"'<>,;:()]*");

    private final JsonReader reader;
    private final Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
    private String message = "";

    private ErrorReader(JsonReader reader) {
        this.reader = reader;
    }

    /** {@return the message and the field errors; {@link VendorError#NONE} if the body contains neither} */
    static VendorError read(Buffer json) {
        try (JsonReader reader = JsonReader.of(json)) {
            ErrorReader error = new ErrorReader(reader);
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
                    case "errors" -> errors();
                    default -> reader.skipValue();
                }
            }
        } catch (IOException | JsonDataException e) {
            // The body is not valid JSON, for example because a proxy sent an error page. The texts read so far remain.
            return;
        }
    }

    private void errors() throws IOException {
        if (reader.peek() != Token.BEGIN_OBJECT) {
            reader.skipValue();
            return;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            String field = shortenAndRedact(reader.nextName());
            List<String> texts = texts();
            if (fieldErrors.size() < MAX_FIELDS) {
                fieldErrors.put(field, texts);
            }
        }
        reader.endObject();
    }

    private List<String> texts() throws IOException {
        if (reader.peek() != Token.BEGIN_ARRAY) {
            return List.of(text());
        }
        List<String> texts = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            String text = text();
            if (texts.size() < MAX_TEXTS) {
                texts.add(text);
            }
        }
        reader.endArray();
        return texts;
    }

    private String text() throws IOException {
        if (reader.peek() == Token.STRING) {
            return shortenAndRedact(reader.nextString());
        }
        reader.skipValue();
        return "";
    }

    /**
     * Replaces signatures, tokens and e-mail addresses, which the patterns recognize by their form. The vendor may quote them
     * from the request. They may be personal data, or allow someone to replay the request (contract, decision 15).
     */
    private static String shortenAndRedact(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
        String redacted = SIGNATURE.matcher(start).replaceAll("(signature)");
        redacted = TOKEN.matcher(redacted).replaceAll("(token)");
        redacted = EMAIL.matcher(redacted).replaceAll("(e-mail)");
        return start.length() == text.length() ? redacted : redacted + "…";
    }
}
