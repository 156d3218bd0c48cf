package id.sesi.adapters.http.gateway;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import id.sesi.domain.Session;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okio.Buffer;

/**
 * Reads the answer to a successful request (contract, section 4): strict about the members it knows, since a session is
 * only as good as they are; unknown members are passed over, since the vendor may add some.
 */
final class SessionCodec {

    private static final JsonReader.Options MEMBERS =
            JsonReader.Options.of("success", "sessionToken", "widgetUrl", "partnerId", "expiresIn");

    private static final String INTEGER = "-?(0|[1-9][0-9]{0,17})";

    private SessionCodec() {}

    /**
     * {@return the session}
     *
     * @throws UnintelligibleAnswerException if it is not JSON of the promised shape
     * @throws id.sesi.domain.InvalidValueException if a value in it is not acceptable
     */
    static Session decode(Buffer json) throws UnintelligibleAnswerException {
        Map<String, String> members = readMembers(json);
        if (!"true".equals(members.getOrDefault("success", "true"))) {
            throw new UnintelligibleAnswerException("success is not true");
        }
        for (String member : MEMBERS.strings()) {
            if (!members.containsKey(member)) {
                throw new UnintelligibleAnswerException(member + " is missing");
            }
        }
        return Session.of(
                members.getOrDefault("sessionToken", ""),
                members.getOrDefault("widgetUrl", ""),
                members.getOrDefault("partnerId", ""),
                Long.parseLong(members.getOrDefault("expiresIn", "")));
    }

    private static Map<String, String> readMembers(Buffer json) throws UnintelligibleAnswerException {
        try (JsonReader reader = JsonReader.of(json)) {
            Map<String, String> members = new HashMap<>();
            reader.beginObject();
            while (reader.hasNext()) {
                int index = reader.selectName(MEMBERS);
                if (index < 0) {
                    reader.skipName();
                    reader.skipValue();
                    continue;
                }
                String member = MEMBERS.strings().get(index);
                if (members.put(member, readValue(reader, member)) != null) {
                    throw new UnintelligibleAnswerException(member + " is there twice");
                }
            }
            reader.endObject();
            if (reader.peek() != Token.END_DOCUMENT) {
                throw new UnintelligibleAnswerException("there is more after the JSON object");
            }
            return members;
        } catch (IOException | JsonDataException e) {
            throw new UnintelligibleAnswerException("it is not a well-formed JSON object");
        }
    }

    private static String readValue(JsonReader reader, String member)
            throws IOException, UnintelligibleAnswerException {
        Token token = reader.peek();
        return switch (member) {
            case "success" -> {
                require(token == Token.BOOLEAN, "success is not a boolean");
                yield String.valueOf(reader.nextBoolean());
            }
            case "expiresIn" -> {
                require(token == Token.NUMBER, "expiresIn is not a number");
                String digits = reader.nextString();
                require(digits.matches(INTEGER), "expiresIn is not an integer");
                yield digits;
            }
            default -> {
                require(token == Token.STRING, member + " is not a string");
                yield reader.nextString();
            }
        };
    }

    private static void require(boolean condition, String problem) throws UnintelligibleAnswerException {
        if (!condition) {
            throw new UnintelligibleAnswerException(problem);
        }
    }
}
