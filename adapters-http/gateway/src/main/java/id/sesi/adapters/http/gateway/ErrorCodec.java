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
 * Reads the vendor's words about a refused request: {@code {"success", "message", "errors": null | {field: [text]}}}.
 * The status has decided already, so whatever is not readable is passed over, and what is read is kept short.
 */
final class ErrorCodec {

    private static final int MAX_CHARACTERS = 500;
    private static final int MAX_FIELDS = 50;
    private static final int MAX_TEXTS = 10;

    // Also where the cut has left a part of one.
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{32,}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>,;:()]+@[^\\s\"'<>,;:()]*");

    private final JsonReader reader;
    private final Map<String, List<String>> fieldErrors = new LinkedHashMap<>();
    private String message = "";

    private ErrorCodec(JsonReader reader) {
        this.reader = reader;
    }

    static VendorError decode(Buffer json) {
        try (JsonReader reader = JsonReader.of(json)) {
            ErrorCodec codec = new ErrorCodec(reader);
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
            return shortened(reader.nextString());
        }
        reader.skipValue();
        return "";
    }

    /**
     * What a vendor quotes back of a request may be personal, or enough to replay it (contract, Decided 15). These are
     * told by their shape; the rest of the words is for the caller as it came.
     */
    private static String shortened(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
        String harmless = SIGNATURE.matcher(start).replaceAll("(signature)");
        harmless = TOKEN.matcher(harmless).replaceAll("(token)");
        harmless = EMAIL.matcher(harmless).replaceAll("(e-mail)");
        return start.length() == text.length() ? harmless : harmless + "…";
    }
}
