package id.sesi.adapters.http.sandbox;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SessionRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/**
 * A parsed but not validated request body. Members of the wrong type count as absent and are recorded. Unknown members are
 * skipped.
 *
 * @param builder the fields, not validated yet
 * @param signature the signature that the request claims, or an empty string if it is absent
 * @param mistyped the problems of each member whose type differs from the contract, by the path of the member
 */
record ReceivedRequest(SessionRequest.Builder builder, String signature, Map<String, List<String>> mistyped) {

    /** @throws MalformedRequestException if the body is not a well-formed JSON object */
    static ReceivedRequest parse(byte[] json, PartnerId partnerId) throws MalformedRequestException {
        Parser parser = new Parser(JsonReader.of(new Buffer().write(json)), SessionRequest.builder(partnerId));
        try {
            parser.body();
        } catch (IOException | JsonDataException e) {
            throw new MalformedRequestException("not a well-formed JSON object");
        }
        return new ReceivedRequest(parser.builder, parser.signature, parser.mistyped);
    }

    /** {@return a fixed text, because the request contains a signature and personal data} */
    @Override
    public String toString() {
        return "ReceivedRequest[redacted]";
    }

    private static final class Parser {

        private final JsonReader reader;
        private final SessionRequest.Builder builder;
        private final Map<String, List<String>> mistyped = new LinkedHashMap<>();
        private String signature = "";

        Parser(JsonReader reader, SessionRequest.Builder builder) {
            this.reader = reader;
            this.builder = builder;
        }

        void body() throws IOException {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextName()) {
                    case "user" -> object("user", this::user);
                    case "signature" -> signature = text("signature");
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
            if (reader.peek() != Token.END_DOCUMENT) {
                throw new JsonDataException("more than one document");
            }
        }

        private void user(String member) throws IOException {
            switch (member) {
                case "user_id" -> builder.userId(text("user.user_id"));
                case "email" -> builder.email(text("user.email"));
                case "name" -> builder.name(text("user.name"));
                case "username" -> builder.username(text("user.username"));
                case "company" -> object("user.company", this::company);
                case "candidates" -> candidates();
                default -> reader.skipValue();
            }
        }

        private void company(String member) throws IOException {
            switch (member) {
                case "company_id" -> builder.companyId(text("user.company.company_id"));
                case "name" -> builder.companyName(text("user.company.name"));
                case "email" -> builder.companyEmail(text("user.company.email"));
                default -> reader.skipValue();
            }
        }

        private void candidates() throws IOException {
            if (!hasType(Token.BEGIN_ARRAY, "user.candidates", "an array")) {
                return;
            }
            reader.beginArray();
            for (int i = 0; reader.hasNext(); i++) {
                candidate("user.candidates[" + i + "]");
            }
            reader.endArray();
        }

        private void candidate(String path) throws IOException {
            Map<String, String> members = new LinkedHashMap<>();
            object(path, member -> {
                switch (member) {
                    case "candidate_id", "nama", "email" -> members.put(member, text(path + "." + member));
                    default -> reader.skipValue();
                }
            });
            builder.candidate(
                    members.getOrDefault("candidate_id", ""),
                    members.getOrDefault("nama", ""),
                    members.getOrDefault("email", ""));
        }

        private void object(String path, MemberReader readMember) throws IOException {
            if (!hasType(Token.BEGIN_OBJECT, path, "an object")) {
                return;
            }
            reader.beginObject();
            while (reader.hasNext()) {
                readMember.read(reader.nextName());
            }
            reader.endObject();
        }

        private String text(String path) throws IOException {
            return hasType(Token.STRING, path, "a string") ? reader.nextString() : "";
        }

        /** {@return whether the next value has the expected type; if not, skips the value, and records it unless it is null} */
        private boolean hasType(Token expected, String path, String type) throws IOException {
            Token actual = reader.peek();
            if (actual == expected) {
                return true;
            }
            if (actual != Token.NULL) {
                mistyped.put(path, List.of("must be " + type));
            }
            reader.skipValue();
            return false;
        }
    }

    @FunctionalInterface
    private interface MemberReader {
        void read(String member) throws IOException;
    }
}
