package com.acme.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import id.sesi.application.result.VendorError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Reads the vendor's message about a refused request. The status has already decided the result, so anything may be missing. */
final class ErrorJson {

    private ErrorJson() {}

    static VendorError decode(byte[] body, Redaction redaction) {
        try {
            JsonObject json = Json.parse(new String(body, UTF_8)).asObject();
            String message = text(json.get("message")).map(redaction::redact).orElse("");
            return new VendorError(message, fieldErrors(json.get("errors"), redaction));
        } catch (ParseException | UnsupportedOperationException e) {
            return VendorError.NONE;
        }
    }

    private static Map<String, List<String>> fieldErrors(JsonValue errors, Redaction redaction) {
        Map<String, List<String>> result = new TreeMap<>();
        if (errors != null && errors.isObject()) {
            for (JsonObject.Member field : errors.asObject()) {
                result.put(redaction.redact(field.getName()), texts(field.getValue(), redaction));
            }
        }
        return result;
    }

    private static List<String> texts(JsonValue value, Redaction redaction) {
        Iterable<JsonValue> values = value.isArray() ? value.asArray() : List.of(value);
        return StreamSupport.stream(values.spliterator(), false)
                .flatMap(each -> text(each).stream())
                .map(redaction::redact)
                .toList();
    }

    private static Optional<String> text(JsonValue value) {
        return Optional.ofNullable(value).filter(JsonValue::isString).map(JsonValue::asString);
    }
}
