package id.sesi.adapters.http.gateway;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import id.sesi.application.driving.VendorError;
import id.sesi.domain.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * Reads the vendor's words about a refused request: {@code {"success", "message", "errors": null | {field: [text]}}}.
 * The status has decided already, so whatever is not readable is passed over, and what is read is kept short.
 */
final class ErrorCodec {

    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_FIELDS = 50;
    private static final int MOST_TEXTS = 10;

    private final JsonReader reader;
    private final Signature sent;
    private final Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
    private String message = "";

    private ErrorCodec(JsonReader reader, Signature sent) {
        this.reader = reader;
        this.sent = sent;
    }

    static VendorError decode(Buffer json, Signature sent) {
        try (JsonReader reader = JsonReader.of(json)) {
            ErrorCodec codec = new ErrorCodec(reader, sent);
            codec.readWhatIsReadable();
            return new VendorError(codec.message, codec.fieldErrors);
        } catch (IOException e) {
            return VendorError.NONE;
        }
    }

    private void readWhatIsReadable() {
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
            // An error page of a proxy, say: what was read before it broke is kept.
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
            String field = shortened(reader.nextName());
            List<String> texts = texts();
            if (fieldErrors.size() < MOST_FIELDS) {
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
            if (texts.size() < MOST_TEXTS) {
                texts.add(text);
            }
        }
        reader.endArray();
        return texts;
    }

    private String text() throws IOException {
        if (reader.peek() == Token.STRING) {
            return shortened(reader.nextString());
        }
        reader.skipValue();
        return "";
    }

    /** The signature alone is taken out: with the body it can be replayed (contract, Decided 15). */
    private String shortened(String text) {
        String harmless = text.replace(sent.hex(), "(signature)");
        return harmless.length() <= MOST_CHARACTERS ? harmless : harmless.substring(0, MOST_CHARACTERS) + "…";
    }
}
