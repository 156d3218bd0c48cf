package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import id.sesi.domain.PartnerId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One example of each kind of mistake that the search knows. Each example states the signed text, and signs it with its own code. */
class KnownKindsTest {

    private static final String KEY = "a3VuY2ktcmFoYXNpYQ==";
    private static final String CORRECT = text("Zoë O'Brien & Co", "c10,c9");
    private static final String JSON =
            "{\"user\":{\"user_id\":\"U/1\",\"email\":\"z@x.id\",\"name\":\"Zoë O'Brien & Co\","
                    + "\"candidates\":[{\"candidate_id\":\"c10\",\"nama\":\"Ani\",\"email\":\"a@x.id\"},"
                    + "{\"candidate_id\":\"c9\",\"nama\":\"Budi\",\"email\":\"b@x.id\"}]}}";

    private static RawRequest.Builder request() {
        return RawRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("U/1")
                .email("z@x.id")
                .name("Zoë O'Brien & Co")
                .candidate("c10", "Ani", "a@x.id")
                .candidate("c9", "Budi", "b@x.id");
    }

    private static String text(String name, String ids) {
        return "psikologihub-1024|U/1|z@x.id|" + name + "||" + ids;
    }

    private static Verification verify(RawRequest request, String signature) {
        return Diagnosis.verifySignature(
                        timeout -> new KeyBytes(KEY.getBytes(UTF_8)),
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        () -> 0,
                        Runnable::run)
                .verify(request, signature);
    }

    private static List<String> causes(String signature) {
        return causes(request().build(), signature);
    }

    private static List<String> causes(RawRequest request, String signature) {
        return assertInstanceOf(Explained.class, verify(request, signature)).mistakes().stream()
                .map(Mistake::cause)
                .toList();
    }

    private static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        return hmac("HmacSHA256", key, message);
    }

    private static byte[] mac(String text) {
        return hmac(KEY.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "Zoë O&x039;Brien &amp; Co#escaped as in HTML, with &x039;, as in PHP",
                "Zoë O&xx27;Brien &amp; Co#escaped as in HTML, with &xx27;, as in Python",
                "Zoë O&apos;Brien &amp; Co#escaped as in XML, with &apos;",
                "Zoë O'Brien &amp; Co#escaped as in HTML, except apostrophes",
                "Zo&euml; O'Brien &amp; Co#escaped as in HTML, with names such as &eacute;, except apostrophes",
                "Zo&xxEB; O&xx27;Brien &amp; Co#escaped as in HTML by ASP.NET Core",
                "Zoë O\\'Brien & Co#escaped by PHP's addslashes",
                "Zoë O''Brien & Co#escaped as in SQL, with '' for '",
                "Zoë O\\u0027Brien & Co#escaped as in JSON, with \\u0027 for '",
                "Zoë O'Brien \\u0026 Co#escaped as in Go's or Rails' JSON",
                "Zo\\u00eb O'Brien & Co#escaped as in Python's JSON",
                "Zo%C3%AB%20O%27Brien%20%26%20Co#URL-encoded",
                "Zo%C3%AB%20O'Brien%20%26%20Co#URL-encoded by encodeURIComponent",
                "Zo%c3%ab+O%27Brien+%26+Co#URL-encoded by .NET's HttpUtility",
                "Zoe O'Brien & Co#signed without its accents",
                "Zo? O'Brien & Co#signed with ? for characters outside ASCII",
                "ZoÃ« O'Brien & Co#encoded as UTF-8 twice",
                "Optional[Zoë O'Brien & Co]#written as Optional, as in Java",
                "Some(\"Zoë O'Brien & Co\")#written as Some, as in Rust",
                "b\"Zo\\xc3\\xab O'Brien & Co\"#written as bytes, as in Python: b'…'",
                "Zoë#cut at its first space"
            })
    void a_name_that_was_changed_is_explained(String signed, String how) {
        List<String> causes = causes(hex(mac(text(signed.replace("&x", "&#"), "c10,c9"))));
        // If only the name changes, changing all values has the same effect.
        String expected = how.replace("&x", "&#");
        assertTrue(
                List.of(List.of("the field user.name is " + expected), List.of("the values are " + expected))
                        .contains(causes),
                causes::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "c9,c10#sorted by the numbers in them",
                "c10 c9#joined by a space",
                "[c10, c9]#written as a list in brackets",
                "[c10 c9]#written as a list in brackets, with spaces only, as in Go",
                "['c10', 'c9']#written as a list of quoted ids, as in Python",
                "[\"c10\",\"c9\"]#written as a JSON array",
                "('c10', 'c9')#written as a tuple, as in Python",
                "System.String[]#written as System.String[]",
                "Array#written as the word Array, as in PHP",
                "[object Object],[object Object]#written as objects, as in JavaScript",
                ",#each signed as an empty text",
                "undefined,undefined#each signed as undefined",
                "2#replaced by their number",
                "b'c10',b'c9'#each written as bytes, as in Python"
            })
    void a_list_that_was_written_otherwise_is_explained(String ids, String how) {
        assertEquals(List.of("the candidate ids are " + how), causes(hex(mac(text("Zoë O'Brien & Co", ids)))));
    }

    @ParameterizedTest
    @CsvSource({"undefined", "null", "None", "nil"})
    void a_word_in_the_place_of_a_value_that_exists_is_explained(String word) {
        assertEquals(List.of("the field user.name is signed as " + word), causes(hex(mac(text(word, "c10,c9")))));
    }

    @Test
    void a_text_that_was_escaped_as_a_whole_is_explained() {
        assertEquals(
                List.of("the text is URL-encoded"),
                causes(hex(
                        mac("psikologihub-1024%7CU%2F1%7Cz%40x.id%7CZo%C3%AB%20O%27Brien%20%26%20Co%7C%7Cc10%2Cc9"))));
    }

    @Test
    void a_signed_request_body_is_explained_in_each_layout() {
        String user = JSON.substring("{\"user\":".length(), JSON.length() - 1);
        String spaced = JSON.replace("\":", "\": ").replace(",\"", ", \"").replace("},{", "}, {");
        assertEquals(List.of("the text is the request body written as JavaScript's JSON"), causes(hex(mac(JSON))));
        assertEquals(List.of("the text is the object user written as JavaScript's JSON"), causes(hex(mac(user))));
        assertEquals(
                List.of("the text is the request body written as Python's JSON with spaces"),
                causes(hex(mac(spaced.replace("ë", "\\u00eb")))));
    }

    @Test
    void the_text_of_the_file_is_recognized_as_it_is() {
        String file = JSON.replace(",", " ,  ");
        assertEquals(
                List.of("the text is the JSON file as it is"),
                causes(request().document(file).build(), hex(mac(file))));
        assertEquals(
                List.of("the text is the JSON file without its member signature"),
                causes(
                        request()
                                .document(file.replaceFirst("\\{", "{\"signature\" : \"x\" , "))
                                .build(),
                        hex(mac(file))));
    }

    @Test
    void signed_values_of_all_members_are_explained() {
        assertEquals(
                List.of("partnerId and all members of user are signed, with objects as in JavaScript"),
                causes(hex(mac("psikologihub-1024|U/1|z@x.id|Zoë O'Brien & Co|[object Object],[object Object]"))));
    }

    @Test
    void a_time_stamp_in_the_signature_is_tried_as_a_part_of_the_text() {
        assertEquals(
                List.of(
                        "the time stamp of the signature is signed before the text",
                        "the signature is written with other characters around it"),
                causes("t=1712345678,v1=" + hex(mac("1712345678." + CORRECT))));
    }

    @Test
    void a_key_that_was_changed_is_explained() {
        byte[] text = CORRECT.getBytes(UTF_8);
        byte[] key = KEY.getBytes(UTF_8);
        assertEquals(List.of("the key was hashed"), causes(hex(hmac(sha256(key), text))));
        assertEquals(
                List.of("the key was used without the = at its end"),
                causes(hex(hmac("a3VuY2ktcmFoYXNpYQ".getBytes(UTF_8), text))));
        assertEquals(
                List.of("the key was the value of partnerId"),
                causes(hex(hmac("psikologihub-1024".getBytes(UTF_8), text))));
        assertEquals(
                List.of("the key was the text {{secret_key}}"),
                causes(hex(hmac("{{secret_key}}".getBytes(UTF_8), text))));
    }

    @Test
    void another_computation_is_explained() {
        byte[] key = KEY.getBytes(UTF_8);
        assertEquals(
                List.of("the algorithm was HMAC-SHA256 of the text with the key as one more field at its end"),
                causes(hex(mac(CORRECT + "|" + KEY))));
        assertEquals(
                List.of("the algorithm was HMAC-SHA256 of the text's HMAC-SHA256 in digits"),
                causes(hex(mac(hex(mac(CORRECT))))));
        assertEquals(
                List.of("the algorithm was HMAC-SHA256 of the text's HMAC-SHA256 in bytes"),
                causes(hex(hmac(key, mac(CORRECT)))));
        assertEquals(
                List.of("the algorithm was HMAC-SHA3-256"),
                causes(hex(hmac("HmacSHA3-256", key, CORRECT.getBytes(UTF_8)))));
    }

    @Test
    void a_signature_in_another_notation_is_explained() {
        byte[] mac = mac(CORRECT);
        String hex = hex(mac);
        assertNotation(
                "in groups of digits",
                HexFormat.ofDelimiter("-").withUpperCase().formatHex(mac));
        assertNotation("in groups of digits", HexFormat.ofDelimiter(" ").formatHex(mac));
        assertNotation("with other characters around it", "t=1712345678,v1=" + hex);
        assertNotation("with other characters around it", "b'" + hex + "'");
        assertNotation("without its last digits", hex.substring(0, 32));
        assertNotation("without its first digits", hex.substring(32));
        assertNotation("without the digits in its middle", hex.substring(0, 8) + "..." + hex.substring(56));
        assertNotation("as a list of decimal numbers", Arrays.toString(mac));
        assertNotation(
                "in Base64 of its hexadecimal digits", Base64.getEncoder().encodeToString(hex.getBytes(UTF_8)));
        assertNotation("as bytes that were read as ISO-8859-1", new String(mac, ISO_8859_1));
        assertNotation("as bytes that were read as UTF-8", new String(mac, UTF_8));
        assertNotation("as an object or a missing value that was printed, not its digits", "[object ArrayBuffer]");
        assertNotation("as an object or a missing value that was printed, not its digits", "[B@1b6d3586");
    }

    @Test
    void leading_zeros_that_were_lost_are_explained() {
        String name = IntStream.range(0, 1_000)
                .mapToObj(i -> "n" + i)
                .filter(each -> hex(mac(text(each, ""))).startsWith("0"))
                .findFirst()
                .orElseThrow();
        RawRequest request = RawRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("U/1")
                .email("z@x.id")
                .name(name)
                .build();
        assertEquals(
                List.of("the signature is written without its leading zeros"),
                causes(request, hex(mac(text(name, ""))).substring(1)));
    }

    private static void assertNotation(String notation, String signature) {
        assertEquals(List.of("the signature is written " + notation), causes(signature));
    }

    @Test
    void fewer_than_16_digits_are_not_explained() {
        assertEquals(
                new Unexplained(true),
                verify(request().build(), hex(mac(CORRECT)).substring(0, 15)));
    }

    @Test
    void two_common_mistakes_are_explained_together() {
        assertEquals(
                List.of("the key was hashed", "the candidate ids are sorted by the numbers in them"),
                causes(hex(hmac(
                        sha256(KEY.getBytes(UTF_8)),
                        text("Zoë O'Brien & Co", "c9,c10").getBytes(UTF_8)))));
    }
}
