package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.VendorError;
import id.sesi.domain.SignedRequest;
import id.sesi.fuzz.GenericJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okio.Buffer;

/** The body of a refused request. Whatever the vendor sends, the texts are short and do not contain confidential values. */
public final class ErrorTarget {

    private static final SignedRequest SENT = SentRequest.create();
    private static final List<String> CONFIDENTIAL =
            List.of(SENT.signature().hex(), SentRequest.KEY, SentRequest.EMAIL);

    private ErrorTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        VendorError error = ErrorReader.read(new Buffer().write(input), new Redaction(SENT));
        assertTrue(error.fieldErrors().size() <= 50, "too many fields");
        assertTrue(error.fieldErrors().values().stream().allMatch(texts -> texts.size() <= 10), "too many texts");
        Stream.concat(
                        Stream.of(error.message()),
                        error.fieldErrors().values().stream().flatMap(List::stream))
                .forEach(ErrorTarget::check);
        error.fieldErrors().keySet().forEach(ErrorTarget::check);

        Optional<Object> document = GenericJson.value(input);
        Optional<String> message = GenericJson.text(document, "message").filter(text -> !text.isBlank());
        if (message.isPresent() && GenericJson.member(document, "errors").isEmpty()) {
            assertEquals(new Redaction(SENT).redact(message.get()), error.message());
            assertTrue(error.fieldErrors().isEmpty());
        }
    }

    private static void check(String text) {
        assertTrue(text.codePointCount(0, text.length()) <= 1_000, "a text is too long");
        for (String value : CONFIDENTIAL) {
            assertFalse(text.contains(value), () -> "a text contains a confidential value: " + text);
        }
    }
}
