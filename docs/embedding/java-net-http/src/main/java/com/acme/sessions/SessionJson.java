package com.acme.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import id.sesi.domain.Session;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Reads the session of a successful response (contract, section 4). Strict, except that it ignores unknown members. */
final class SessionJson {

    private final JsonObject members;

    private SessionJson(JsonObject members) {
        this.members = members;
    }

    /** {@return the session} Throws {@link id.sesi.domain.InvalidValueException} if the domain rejects a value. */
    static Session decode(byte[] body) throws InvalidResponseException {
        return new SessionJson(parse(body)).session();
    }

    private Session session() throws InvalidResponseException {
        Optional<JsonValue> success = find("success");
        if (success.isPresent() && !success.get().equals(Json.TRUE)) {
            throw new InvalidResponseException("success is not true");
        }
        return Session.of(text("sessionToken"), text("widgetUrl"), text("partnerId"), integer("expiresIn"));
    }

    private static JsonObject parse(byte[] body) throws InvalidResponseException {
        try {
            // A new decoder rejects bytes that are not UTF-8; new String() would replace them.
            return Json.parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString()).asObject();
        } catch (CharacterCodingException | ParseException | UnsupportedOperationException e) {
            throw new InvalidResponseException("the body is not a JSON object");
        }
    }

    private Optional<JsonValue> find(String name) throws InvalidResponseException {
        if (members.names().stream().filter(name::equals).count() > 1) {
            throw new InvalidResponseException(name + " occurs twice");
        }
        return Optional.ofNullable(members.get(name));
    }

    private String text(String name) throws InvalidResponseException {
        return find(name)
                .filter(JsonValue::isString)
                .orElseThrow(() -> new InvalidResponseException(name + " is not a string"))
                .asString();
    }

    private long integer(String name) throws InvalidResponseException {
        JsonValue number = find(name)
                .filter(JsonValue::isNumber)
                .orElseThrow(() -> new InvalidResponseException(name + " is not a number"));
        try {
            return number.asLong();
        } catch (NumberFormatException e) {
            throw new InvalidResponseException(name + " is not an integer");
        }
    }
}
