package id.sesi.adapters.http.vault;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;

/**
 * The parts of a Vault response that Sesi uses. The parser skips all other members, and members that do not have the documented
 * type.
 *
 * @param isObject whether the whole response is a JSON object
 * @param errors Vault's error messages
 * @param field the requested member of {@code data.data}, or empty if it is absent; confidential
 * @param isVersioned whether {@code data.metadata} exists; only a key/value store of version 2 sends it
 * @param token {@code auth.client_token}, or empty if it is absent; confidential
 * @param tokenSeconds {@code auth.lease_duration}: the lifetime of the token in seconds; 0 if the token does not expire
 */
record VaultResponse(
        boolean isObject,
        List<String> errors,
        Optional<String> field,
        boolean isVersioned,
        Optional<String> token,
        long tokenSeconds) {

    /** {@return the parsed response; without field and token if the JSON is malformed} */
    static VaultResponse parse(Buffer json, String field) {
        Parser parser = new Parser(field);
        boolean isObject = false;
        try {
            JsonReader reader = JsonReader.of(json);
            boolean startsWithObject = parser.members(reader, parser::top);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonDataException("more data follows the JSON value");
            }
            isObject = startsWithObject;
        } catch (IOException | JsonDataException e) {
            parser.fieldValue = Optional.empty();
            parser.token = Optional.empty();
        }
        return new VaultResponse(
                isObject,
                List.copyOf(parser.errors),
                parser.fieldValue,
                parser.isVersioned,
                parser.token,
                parser.tokenSeconds);
    }

    /** {@return whether one of Vault's messages contains the words} The messages themselves are never shown. */
    boolean hasError(String words) {
        return errors.stream().anyMatch(error -> error.contains(words));
    }

    /** {@return a fixed text, because the response may contain the key or a token} */
    @Override
    public String toString() {
        return "VaultResponse[redacted]";
    }

    private static final class Parser {

        private final String fieldName;
        private final List<String> errors = new ArrayList<>();
        private Optional<String> fieldValue = Optional.empty();
        private Optional<String> token = Optional.empty();
        private boolean isVersioned;
        private long tokenSeconds;

        private Parser(String fieldName) {
            this.fieldName = fieldName;
        }

        private void top(JsonReader json, String member) throws IOException {
            switch (member) {
                case "errors" -> errors(json);
                case "data" -> members(json, this::data);
                case "auth" -> members(json, this::auth);
                default -> json.skipValue();
            }
        }

        private void data(JsonReader json, String member) throws IOException {
            switch (member) {
                case "data" -> members(json, this::field);
                case "metadata" -> isVersioned = members(json, (metadata, name) -> metadata.skipValue());
                default -> json.skipValue();
            }
        }

        private void field(JsonReader json, String member) throws IOException {
            if (member.equals(fieldName)) {
                fieldValue = text(json);
            } else {
                json.skipValue();
            }
        }

        private void auth(JsonReader json, String member) throws IOException {
            switch (member) {
                case "client_token" -> token = text(json);
                case "lease_duration" -> tokenSeconds = number(json);
                default -> json.skipValue();
            }
        }

        private void errors(JsonReader json) throws IOException {
            if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
                json.skipValue();
                return;
            }
            json.beginArray();
            while (json.hasNext()) {
                text(json).ifPresent(errors::add);
            }
            json.endArray();
        }

        /** {@return the number without its fraction; 0 if the value is not a number} */
        private static long number(JsonReader json) throws IOException {
            if (json.peek() == JsonReader.Token.NUMBER) {
                return (long) json.nextDouble();
            }
            json.skipValue();
            return 0;
        }

        private static Optional<String> text(JsonReader json) throws IOException {
            if (json.peek() == JsonReader.Token.STRING) {
                return Optional.of(json.nextString());
            }
            json.skipValue();
            return Optional.empty();
        }

        /** {@return whether the value is an object} */
        private boolean members(JsonReader json, MemberReader reader) throws IOException {
            if (json.peek() != JsonReader.Token.BEGIN_OBJECT) {
                json.skipValue();
                return false;
            }
            json.beginObject();
            while (json.hasNext()) {
                reader.read(json, json.nextName());
            }
            json.endObject();
            return true;
        }

        @FunctionalInterface
        private interface MemberReader {
            void read(JsonReader json, String member) throws IOException;
        }
    }
}
