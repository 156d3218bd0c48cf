package id.sesi.adapters.http.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import id.sesi.fuzz.GenericJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okio.Buffer;

/** The body of a response from Vault. The parts that Sesi uses are those that Moshi's generic reader finds. */
public final class VaultTarget {

    private static final String FIELD = "key";

    private VaultTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        VaultResponse response = VaultResponse.parse(new Buffer().write(input), FIELD);
        Optional<Object> document = GenericJson.value(input);
        if (document.isPresent()) {
            assertEquals(expected(document), response);
        } else if (!GenericJson.isWellFormed(input) && !GenericJson.mayHaveEscape(input)) {
            assertFalse(response.isObject()
                    || response.field().isPresent()
                    || response.token().isPresent());
        }
        response.field().ifPresent(VaultTarget::validate);
    }

    private static VaultResponse expected(Optional<Object> document) {
        Optional<Object> data = GenericJson.member(document, "data");
        Optional<Object> auth = GenericJson.member(document, "auth");
        Optional<Object> seconds = GenericJson.member(auth, "lease_duration").filter(Number.class::isInstance);
        List<?> errors =
                GenericJson.member(document, "errors").orElse(List.of()) instanceof List<?> list ? list : List.of();
        return new VaultResponse(
                document.get() instanceof Map,
                errors.stream()
                        .flatMap(each -> each instanceof String text ? Stream.of(text) : Stream.empty())
                        .toList(),
                GenericJson.text(GenericJson.member(data, "data"), FIELD),
                GenericJson.member(data, "metadata").orElse("") instanceof Map,
                GenericJson.text(auth, "client_token"),
                seconds.map(number -> ((Number) number).longValue()).orElse(0L));
    }

    private static void validate(String text) {
        try {
            SecretKey.validateText(text);
        } catch (InvalidValueException e) {
            assertFalse(e.violations().isEmpty());
        }
    }
}
