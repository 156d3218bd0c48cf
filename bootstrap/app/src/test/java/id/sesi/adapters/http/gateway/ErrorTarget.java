package id.sesi.adapters.http.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.VendorError;
import id.sesi.domain.SignedRequest;
import id.sesi.fuzz.GenericJson;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okio.Buffer;

/** The body of a refused request. Whatever the vendor sends, the texts are short and do not contain confidential values. */
public final class ErrorTarget {

    private static final SignedRequest SENT = SentRequest.create();
    private static final List<String> CONFIDENTIAL = List.of(SENT.signature().hex(), SentRequest.EMAIL);

    /** The search for the key does not find it within a longer word, because it would have to try too many parts of a text. */
    private static final Pattern KEY =
            Pattern.compile("(?<![\\p{L}\\p{Nd}])" + Pattern.quote(SentRequest.KEY) + "(?![\\p{L}\\p{Nd}])");

    /** Other members that are read. The search for the key in them can use up the limit that all texts of a response share. */
    private static final List<String> OTHER_TEXTS = List.of("errors", "detail", "title", "error_description", "error");

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
        boolean hasOtherTexts = OTHER_TEXTS.stream()
                .anyMatch(name -> GenericJson.member(document, name).isPresent());
        Optional<String> message = GenericJson.text(document, "message").filter(text -> !text.isBlank());
        if (message.isPresent() && !hasOtherTexts) {
            String expected = Redaction.shorten(new Redaction(SENT).redact(message.get()), false);
            assertEquals(expected, error.message());
            assertTrue(error.fieldErrors().isEmpty());
        }
    }

    private static void check(String text) {
        assertTrue(text.codePointCount(0, text.length()) <= 1_000, "a text is too long");
        assertFalse(KEY.matcher(text).find(), () -> "a text contains the key: " + text);
        for (String value : CONFIDENTIAL) {
            assertFalse(text.contains(value), () -> "a text contains a confidential value: " + text);
        }
    }
}
