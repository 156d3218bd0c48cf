package id.sesi.adapters.http.gateway;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonReader.Token;
import id.sesi.domain.Session;
import java.io.IOException;
import okio.Buffer;

/**
 * Reads the session from the body of a successful response (contract, section 4). It validates the known members strictly,
 * because the session consists of them. It skips unknown members, because the vendor may add some.
 */
final class SessionReader {

    private static final int SUCCESS = 0;
    private static final int SESSION_TOKEN = 1;
    private static final int WIDGET_URL = 2;
    private static final int PARTNER_ID = 3;
    private static final int EXPIRES_IN = 4;

    private static final JsonReader.Options MEMBERS =
            JsonReader.Options.of("success", "sessionToken", "widgetUrl", "partnerId", "expiresIn");

    /** A number with more digits may exceed the range of a {@code long}. */
    private static final int MAX_DIGITS = 18;

    private final String[] values = new String[MEMBERS.strings().size()];
    private int seenMembers;

    private SessionReader() {}

    /**
     * {@return the session}
     *
     * @throws InvalidResponseException if the body is not a JSON object with the members that the contract promises
     * @throws id.sesi.domain.InvalidValueException if the value of a member is invalid
     */
    static Session decode(Buffer json) throws InvalidResponseException {
        SessionReader reader = new SessionReader();
        reader.readMembers(json);
        return reader.session();
    }

    private Session session() throws InvalidResponseException {
        require(!isSeen(SUCCESS) || values[SUCCESS].equals("true"), "success is not true");
        for (int member = SESSION_TOKEN; member < values.length; member++) {
            if (!isSeen(member)) {
                throw new InvalidResponseException(name(member) + " is missing");
            }
        }
        return Session.of(
                values[SESSION_TOKEN], values[WIDGET_URL], values[PARTNER_ID], Long.parseLong(values[EXPIRES_IN]));
    }

    private void readMembers(Buffer json) throws InvalidResponseException {
        try (JsonReader reader = JsonReader.of(json)) {
            reader.beginObject();
            while (reader.hasNext()) {
                int member = reader.selectName(MEMBERS);
                if (member < 0) {
                    reader.skipName();
                    reader.skipValue();
                    continue;
                }
                if (isSeen(member)) {
                    throw new InvalidResponseException(name(member) + " occurs twice");
                }
                values[member] = readValue(reader, member);
                seenMembers |= 1 << member;
            }
            reader.endObject();
            if (reader.peek() != Token.END_DOCUMENT) {
                throw new InvalidResponseException("more data follows the JSON object");
            }
        } catch (IOException | JsonDataException e) {
            throw new InvalidResponseException("the body is not a well-formed JSON object");
        }
    }

    private boolean isSeen(int member) {
        return (seenMembers & 1 << member) != 0;
    }

    private static String name(int member) {
        return MEMBERS.strings().get(member);
    }

    private static String readValue(JsonReader reader, int member) throws IOException, InvalidResponseException {
        Token token = reader.peek();
        return switch (member) {
            case SUCCESS -> {
                require(token == Token.BOOLEAN, "success is not a boolean");
                yield String.valueOf(reader.nextBoolean());
            }
            case EXPIRES_IN -> {
                require(token == Token.NUMBER, "expiresIn is not a number");
                String digits = reader.nextString();
                require(isInteger(digits), "expiresIn is not an integer");
                yield digits;
            }
            default -> {
                if (token != Token.STRING) {
                    throw new InvalidResponseException(name(member) + " is not a string");
                }
                yield reader.nextString();
            }
        };
    }

    /** @param number in JSON syntax: without leading zeros and without a plus sign */
    private static boolean isInteger(String number) {
        int start = number.startsWith("-") ? 1 : 0;
        for (int i = start; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return number.length() - start <= MAX_DIGITS;
    }

    private static void require(boolean condition, String problem) throws InvalidResponseException {
        if (!condition) {
            throw new InvalidResponseException(problem);
        }
    }
}
