package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import id.sesi.domain.SignedRequest;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor's texts contain no confidential value, however the vendor encodes it and wherever the text is cut. */
class RedactionTest {

    private static final SignedRequest SENT = Requests.signed(SessionRequest.builder(new PartnerId("psikologihub-1024"))
            .userId("USR-001")
            .email("john.doe@example.com")
            .name("John Doe")
            .candidate("cand-1", "Siti", "siti rahma@example.com")
            .build());
    private static final String SIGNATURE = SENT.signature().hex();

    private final Redaction redaction = new Redaction(SENT);

    static Stream<String> encodingsOfTheSignature() {
        byte[] mac = HexFormat.of().parseHex(SIGNATURE);
        String base64 = Base64.getEncoder().encodeToString(mac);
        return Stream.of(
                SIGNATURE,
                SIGNATURE.toUpperCase(Locale.ROOT),
                SIGNATURE.substring(0, 20),
                SIGNATURE.substring(40),
                base64,
                base64.replace("=", ""),
                URLEncoder.encode(base64, UTF_8),
                Base64.getUrlEncoder().encodeToString(mac),
                Base64.getEncoder().encodeToString(SIGNATURE.getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @MethodSource("encodingsOfTheSignature")
    void the_signature_is_redacted_in_every_encoding(String encoded) {
        String redacted = redaction.redact("got " + encoded + ", not it");

        assertTrue(redacted.startsWith("got (signature)") && redacted.endsWith(", not it"), redacted);
        assertFalse(redacted.contains(encoded.substring(2, 10)), redacted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "use eyJhbGciOiJIUzI1NiJ9.e30.c2ln           | use (token)",
                "see https://h/w?token=abc now               | see https://h/w?(redacted) now",
                "see https://h/w?abc#def                     | see https://h/w?(redacted)",
                "see https://h/w#abc                         | see https://h/w#(redacted)",
                "see /w?token=abc&lang=id                    | see /w?token=(redacted)&lang=(redacted)",
                "see https://h/w/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MDEy | see https://h/w/(token)",
                "token v1x4k9w8q7e6r5t4y3u2i1o0p9a8s7d6f5g4  | token (token)",
                "john.doe@example.com is used (by y@z)       | (e-mail) is used (by (e-mail))",
                "john.doe%40example.com is used              | (e-mail) is used",
                "john.doe%2540example.com is used            | (e-mail) is used",
                "john.doe&#64;example.com is used            | (e-mail);example.com is used",
                "siti rahma@example.com is used              | (e-mail) is used",
                "the key ab12 is fine                        | the key ab12 is fine",
                "request 123e4567-e89b-12d3-a456-426614174000 | request 123e4567-e89b-12d3-a456-426614174000",
                "costs $1 or \\\\                              | costs $1 or \\\\"
            })
    void tokens_and_e_mail_addresses_are_redacted(String text, String expected) {
        assertEquals(expected, redaction.redact(text));
    }

    /** The vendor has the key too, so it may quote it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-secret-key-123",
                "Zk9+real/Looking_Key.4f7a8c21e0b95d36==",
                "123e4567-e89b-12d3-a456-426614174000",
                "correct horse battery staple",
                "kunci-r\u00e4hasia",
                "password"
            })
    void the_key_is_redacted_in_its_usual_encodings(String key) {
        SignedRequest sent;
        try (SecretKey secret = SecretKey.ofText(key)) {
            sent = Requests.minimal().signWith(secret);
        }
        byte[] bytes = key.getBytes(UTF_8);
        for (String encoded : new String[] {
            key,
            URLEncoder.encode(key, UTF_8).replace("+", "%20"),
            URLEncoder.encode(key, UTF_8).replace("+", "%20").replace("%", "%25"),
            key.chars().mapToObj(c -> "&#" + c + ";").collect(joining()),
            key.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(joining()),
            HexFormat.of().formatHex(bytes),
            Base64.getEncoder().encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        }) {
            for (String text : new String[] {"bad key %s.", "%s", "[secret: \"%s\"], not it"}) {
                String redacted = new Redaction(sent).redact(text.replace("%s", encoded));

                assertTrue(
                        redacted.contains("(secret key)")
                                || redacted.contains("(token)")
                                || redacted.contains("(sig")
                                || redacted.contains("(redacted)"),
                        redacted);
                assertFalse(redacted.contains(encoded), redacted);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "got am9obi5kb2VAZXhhbXBsZS5jb20=            | got (e-mail)=",
                "got john.doe\\u0040example.com              | got (e-mail)",
                "got john.doe&commat;example.com             | got (e-mail);example.com",
                "got john.doe\uff20example.com               | got (e-mail)",
                "Authorization: Bearer abc.def               | Authorization: Bearer (redacted)",
                "Set-Cookie: sid=abcdef                      | Set-Cookie: (redacted)",
                "password=hunter2 is wrong                   | password=(redacted) is wrong",
                "{\"password\":\"hunter2 x\"}                 | {\"password\":\"(redacted)\"}",
                "{\"db_password\" : \"hunter2\", \"a\":1}      | {\"db_password\" : \"(redacted)\", \"a\":1}",
                "{'clientSecret':'hunter2'}                  | {'clientSecret':'(redacted)'}",
                "{\\\"password\\\":\\\"hunter2\\\"}             | {\\\"password\\\":\\\"(redacted)\\\"}",
                "{&quot;pwd&quot;:&quot;hunter2&quot;}       | {\"pwd\":\"(redacted)\"}",
                "pwd: hunter2                                | pwd: (redacted)",
                "DB_PASSWORD = hunter2                       | DB_PASSWORD = (redacted)",
                "api_key=hunter2, apikey: hunter2            | api_key=(redacted), apikey: (redacted)",
                "x-api-key: hunter2                          | x-api-key: (redacted)",
                "secretKeyId=hunter2                         | secretKeyId=(redacted)",
                "the secret is missing; the token expired    | the secret is missing; the token expired",
                "monkey: three, keyboard=id                  | monkey: three, keyboard=id",
                "Nama &amp; e-mail 100%25                    | Nama &amp; e-mail 100%25"
            })
    void escapes_do_not_hide_a_confidential_value(String text, String expected) {
        assertEquals(expected, redaction.redact(text));
    }

    @Test
    void a_signature_whose_every_character_is_encoded_is_redacted() {
        for (String format : new String[] {"%%%02x", "&#%d;", "\\u%04x", "%02x:", "%c "}) {
            String encoded = SIGNATURE
                    .chars()
                    .mapToObj(c -> String.format(format, format.contains("c") ? (Object) (char) c : c))
                    .collect(joining());
            String redacted = redaction.redact("got " + encoded);

            assertTrue(redacted.contains("(signature)"), redacted);
            assertTrue(redacted.length() < 30, redacted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGNATURE", "john.doe@example.com", "https://h/w?token=abcdefghijklmnopqrst"})
    void a_value_at_any_place_is_redacted_before_the_text_is_cut(String value) {
        String confidential = value.replace("SIGNATURE", SIGNATURE);
        for (int length : new int[] {460, 490, 492, 494, 499, 500, 1_990, 2_040, 2_048}) {
            String redacted = redaction.redact("- ".repeat(length / 2) + confidential + " -".repeat(9_000));

            assertFalse(redacted.contains(confidential.substring(0, 6).replace("https:", "token=")), redacted);
        }
    }

    /** A long text is cut before the search. If much of the rest is redacted, the cut is visible in the result. */
    @ParameterizedTest
    @ValueSource(ints = {2_026, 2_038, 2_040, 2_042})
    void a_value_at_the_cut_before_the_search_is_not_shown(int length) {
        String redacted = redaction.redact("g1".repeat(length / 2) + " john.doe@example.com" + " -".repeat(9_000));

        assertTrue(redacted.startsWith("(token)"), redacted);
        assertFalse(redacted.contains("john"), redacted);
    }

    @Test
    void many_values_before_the_cut_do_not_hide_the_last_one() {
        String redacted = redaction.redact((SIGNATURE + " ").repeat(200));

        assertFalse(redacted.matches(".*[0-9].*"), redacted);
        assertTrue(redacted.endsWith("…"), redacted);
    }

    @Test
    void a_text_is_cut_between_two_code_points() {
        assertEquals("😀".repeat(500) + "…", redaction.redact("😀".repeat(501)));
        assertEquals("x" + "😀".repeat(499) + "…", redaction.redact("x" + "😀".repeat(501)));
        assertEquals("😀".repeat(500), redaction.redact("😀".repeat(500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a1", "@", "%40", "eyJ", "?a", "?a=", "https://", "f", " ", "a@", "&#", "1_"})
    void a_long_text_is_redacted_quickly(String part) {
        String text = part.repeat((1 << 20) / part.length());

        assertTimeout(Duration.ofSeconds(5), () -> redaction.redact(text));
    }
}
