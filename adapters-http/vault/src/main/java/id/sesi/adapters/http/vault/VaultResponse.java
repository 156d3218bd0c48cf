package id.sesi.adapters.http.vault;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okio.Buffer;

/**
 * What of Vault's answers matters here. They are objects with many members; those that are not named are skipped, as are members of
 * another type than the documented one.
 *
 * @param errors what Vault says is wrong
 * @param field the wanted member of {@code data.data}
 * @param isVersioned whether there is {@code data.metadata}, which only a key/value store of version 2 has
 * @param token {@code auth.client_token}
 * @param tokenSeconds {@code auth.lease_duration}: how long the token is good for; 0 for ever
 */
record VaultResponse(
        List<String> errors, Optional<String> field, boolean isVersioned, Optional<String> token, long tokenSeconds) {

    /** {@return what is in the JSON; empty where it is none} */
    static VaultResponse parse(Buffer json, String field) {
        Parser parser = new Parser(field);
        try {
            JsonReader reader = JsonReader.of(json);
            parser.members(reader, parser::top);
        } catch (IOException | JsonDataException e) {
            parser.fieldValue = Optional.empty();
            parser.token = Optional.empty();
        }
        return new VaultResponse(
                List.copyOf(parser.errors), parser.fieldValue, parser.isVersioned, parser.token, parser.tokenSeconds);
    }

    /** {@return a fixed text: it may hold the key or a token} */
    @Override
    public String toString() {
        return "VaultResponse[redacted]";
    }

    private static final class Parser {

        private final String wanted;
        private final List<String> errors = new ArrayList<>();
        private Optional<String> fieldValue = Optional.empty();
        private Optional<String> token = Optional.empty();
        private boolean isVersioned;
        private long tokenSeconds;

        private Parser(String wanted) {
            this.wanted = wanted;
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
            if (member.equals(wanted)) {
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

        /** {@return the number, which Vault documents as an integer; 0 for anything else} */
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

        /** {@return whether it was an object} */
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
