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
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
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

    static Stream<String> groupsOfTheSignature() {
        byte[] mac = HexFormat.of().parseHex(SIGNATURE);
        String base64 = Base64.getEncoder().encodeToString(mac);
        return Stream.of(
                        SIGNATURE,
                        base64,
                        base64.substring(0, 20),
                        base64.substring(9, 25),
                        base64.toUpperCase(Locale.ROOT))
                .flatMap(encoded -> Stream.of(
                                " ", "-", ":", "\n", "\r\n  ", "\u200b", "\u00ad", ", ", "&#x200b;", "\\u200b")
                        .flatMap(separator -> Stream.of(3, 4, 8, 19)
                                .map(size -> encoded.replaceAll(
                                        "(.{" + size + "})(?=.)", "$1" + Matcher.quoteReplacement(separator)))));
    }

    @ParameterizedTest
    @MethodSource("groupsOfTheSignature")
    void the_signature_is_redacted_in_groups_and_in_part(String groups) {
        String redacted = redaction.redact("got " + groups + ", not it");

        assertEquals("got (signature), not it", redacted.replaceAll("\\)=", ")"));
    }

    @Test
    void the_base64_form_of_a_value_that_contains_the_signature_is_redacted() {
        for (String prefix : new String[] {"p:", "id:", "us:", "USR-001 "}) {
            byte[] value = (prefix + SIGNATURE).getBytes(US_ASCII);
            String redacted = redaction.redact("got " + Base64.getEncoder().encodeToString(value));

            assertTrue(redacted.matches("got [A-Za-z0-9+/]{0,12}\\((signature|token)\\)=?.{0,3}"), redacted);
        }
    }

    /** The vendor may quote the signature that it expected, which allows someone to replay the request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad signature %s got",
                "%s",
                "expected=%s, got none",
                "{\"signature\":\"%s\"}",
                "'%s'",
                "sha256=%s",
                "sig:%s.",
                "(%s)",
                "X-Signature: %s;q"
            })
    void a_signature_that_was_not_sent_is_redacted(String text) throws GeneralSecurityException {
        for (int i = 0; i < 40; i++) {
            byte[] mac = MessageDigest.getInstance("SHA-256").digest(new byte[] {(byte) i, (byte) (i >> 8)});
            String hex = HexFormat.of().formatHex(mac);
            for (String encoded : new String[] {
                Base64.getEncoder().encodeToString(mac),
                Base64.getEncoder().withoutPadding().encodeToString(mac),
                Base64.getUrlEncoder().withoutPadding().encodeToString(mac),
                hex.replaceAll("(.{8})(?=.)", "$1 "),
                hex.replaceAll("(.{16})(?=.)", "$1\n"),
                hex.replaceAll("(.{4})(?=.)", "$1-"),
            }) {
                String redacted = redaction.redact(text.replace("%s", encoded));

                assertTrue(
                        redacted.matches("(?s).*\\((signature|token|redacted)\\).*"), () -> encoded + " → " + redacted);
                for (int start = 0; start + 8 <= encoded.length(); start++) {
                    assertFalse(
                            redacted.contains(encoded.substring(start, start + 8)), () -> encoded + " → " + redacted);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open https://x.example/s/# now",
                "open https://x.example/s/#.",
                "token # is unknown",
                "path /v1/widget/#/session",
                "[#]",
                "tok %23#",
                "#"
            })
    void a_token_of_random_letters_and_digits_is_redacted(String text) {
        for (String token : new String[] {
            "DNxril3RavGD5MfvJ7NScUykT8",
            "5y2FibpBV62h9MahWLm52mva5fi",
            "Cnzm8KVbyZMvaBhnoCru0ftOsgHY",
            "CnYysNa9ZwsjEJri9fVJsSheACjTJ",
            "eUoUiggSFDdF4OUdRMbxp4Dox09UKN",
            "g5wQoCXim9oghdhe8PfxgVbDOHmx3Of",
            "4eC39HqLyjWDarjtT1zdp7dc",
            "psk_live_4eC39HqLyjWDarjt",
            "02f6d2c62451184813c751b2b3b",
            "70860e803d18fa7184915bc0930ae7d",
            "JBSWY3DPEHPK3PXPJBSWY3DPEH",
            "hvs.CAESIJ1x.abcdef123456.zzzzzz",
            "x7Kq2mZ9.Rt4vW8pL.c1N5bY3j",
            "ab12-cd34-ef56-gh78-ij90-kl12-mn34"
        }) {
            String redacted = redaction.redact(text.replace("#", token));

            assertTrue(redacted.contains("(token)") || redacted.contains("(signature)"), redacted);
            assertFalse(redacted.contains(token.substring(5, 12)), redacted);
            assertTrue(redacted.startsWith(text.replaceAll("[%/\\]#].*", "")), redacted);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The name of candidate 2 (candidates[1].nama) is longer than 255 characters.",
                "Partner psikologihub-1024 is not active in environment staging; contact support@-desk, ticket 20260109-0042",
                "candidate 7b1c2a34-5e6f-4a8b-9c0d-1e2f3a4b5c6d and cand-123e4567-e89b-12d3-a456-426614174000 are unknown",
                "unknown: 7b1c2a34-5e6f-4a8b-9c0d-1e2f3a4b5c6d, 123e4567-e89b-12d3-a456-426614174000, 00000000-0000-0000-0000-000000000000",
                "see https://docs.psikologihub.id/api/v2/widget/sessions/errors/validation-failed.html",
                "POST /api/v1/partners/psikologihub-1024/widget-sessions failed in 1250 ms",
                "expired at 2026-11-27T18:41:28.123456+07:00, server time 2026-11-27T18:41:30Z (20261127T184130Z)",
                "use version 1.25.3-SNAPSHOT+build.20260109 or 2.0.0-rc.1",
                "java.lang.IllegalArgumentException at id.psikologihub.api.v2.OAuth2AccessTokenController.create(Controller.java:117)",
                "org.springframework.web.HttpMediaTypeNotAcceptableException",
                "error ERR_VALIDATION_FAILED_4221 in module com/PsikologiHub/Api/V2/SessionCreate",
                "upstream 10.0.12.7:8443 and [2001:0db8:85a3:0000:0000:8a2e:0370:7334] did not respond",
                "Object 507f1f77bcf86cd799439011 was deleted; trace 4bf92f3577b34da6",
                "pod widget-api-7d4b9c6f8d-x2x9z restarted, device iPhone12ProMax256GB",
                "Pengguna USR-001 sudah terdaftar di PT Psikologi Nusantara 2026, hubungi 021-555-1234-5678",
                "Kandidat ext-user-001-departemen-keuangan tidak ditemukan",
                "use base64 (RFC 4648) and sha256 as lower-case hexadecimal digits",
                "security.OAuth2AuthenticationProcessingFilterException: no token",
                "1 2 3 4 5 6 7 8 9 10 11 12",
                "Content-Type: application/vnd.psikologihub.v2+json; charset=utf-8",
                "phone 0812 3456 7890 1234 5678 9012 3456 7890 1234 5678 and 2026-01-09 2026-01-10"
            })
    void an_ordinary_text_stays_readable(String text) {
        assertEquals(text.replace("support@-desk", "(e-mail)"), redaction.redact(text));
    }

    @Test
    void an_id_that_was_sent_stays_readable() {
        SignedRequest sent = Requests.signed(SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("g5wQoCXim9oghdhe8PfxgVbDOHmx3Of")
                .email("john.doe@example.com")
                .name("John Doe")
                .candidate("candidate-of-the-department-of-finance-001", "Siti", "siti@example.com")
                .build());
        String text = "g5wQoCXim9oghdhe8PfxgVbDOHmx3Of: candidate-of-the-department-of-finance-001 is unknown";

        assertEquals(text, new Redaction(sent).redact(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bad key DEMO-SECRET-KEY-123.",
                "bad key demo-secret-\u200bkey-123",
                "bad key demo-\u00adsecret-key\ufeff-123",
                "bad key demo- secret- key-123",
                "bad key demo-secret-\nkey-123",
                "demo-\u2060secret-key-123"
            })
    void the_key_is_redacted_in_another_spelling(String text) {
        String redacted = redaction.redact(text);

        assertTrue(redacted.contains("(secret key)"), redacted);
        assertFalse(redacted.toLowerCase(Locale.ROOT).contains("key-123"), redacted);
    }

    @Test
    void a_key_that_contains_an_invisible_character_is_redacted() {
        try (SecretKey secret = SecretKey.ofText("demo-\u200bsecret")) {
            Redaction ofThisKey = new Redaction(Requests.minimal().signWith(secret));

            assertEquals("bad key (secret key).", ofThisKey.redact("bad key demo-\u200bsecret."));
        }
    }

    @Test
    void a_key_of_eight_characters_is_redacted_at_the_end_too() {
        try (SecretKey secret = SecretKey.ofText("kunci-48")) {
            Redaction ofThisKey = new Redaction(Requests.minimal().signWith(secret));

            assertEquals("bad key (secret key)", ofThisKey.redact("bad key kunci-48"));
        }
    }

    @Test
    void a_long_text_is_not_shown_once_the_limit_of_tries_is_reached() {
        SecretKeySearch search = new SecretKeySearch(SENT);
        for (int tries = 0; tries < 200_000; tries++) {
            search.redact("12345678"); // One try.
        }

        assertEquals(
                "(not shown, because the response is too long to be searched for the secret key)",
                search.redact("1".repeat(70)));
    }

    @Test
    void an_escape_is_decoded_up_to_three_times() {
        assertEquals("A", EscapedText.decode("%252541"));
        assertEquals("%41", EscapedText.decode("%25252541"));
    }

    /** The texts together are longer than the search for the key allows. */
    @Test
    void a_short_text_is_shown_even_if_the_response_is_long() {
        String longText = "y ".repeat(300);
        for (int i = 0; i < 50; i++) {
            redaction.redact(longText);
        }

        assertEquals("user.email", redaction.redact("user.email"));
        assertEquals("user ".repeat(12) + "name", redaction.redact("user ".repeat(12) + "name"));
        assertEquals(
                "(not shown, because the response is too long to be searched for the secret key)",
                redaction.redact(longText));
    }

    @Test
    void twenty_six_texts_of_500_characters_are_shown() {
        for (int i = 0; i < 26; i++) {
            String text = "field " + i + " is wrong: " + "the value must be one of the values ".repeat(13);

            assertEquals(text.substring(0, 100), redaction.redact(text).substring(0, 100));
        }
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
                "xjohn.doe@example.comx is used              | (e-mail) is used",
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
    @ValueSource(ints = {734, 746, 748, 750, 756})
    void a_value_at_the_cut_before_the_search_is_not_shown(int length) {
        String redacted = redaction.redact("g1".repeat(length / 2) + " john.doe@example.com" + " -".repeat(9_000));

        assertTrue(redacted.startsWith("(token)"), redacted);
        assertFalse(redacted.contains("john"), redacted);
    }

    @Test
    void a_text_of_exactly_the_searched_length_is_not_cut_before_the_search() {
        assertEquals("x ".repeat(250) + "…", redaction.redact("x ".repeat(378)));
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

    static Stream<String> notationsOfBytes() {
        byte[] mac = HexFormat.of().parseHex(SIGNATURE);
        Stream<IntFunction<String>> notations = Stream.of(
                value -> "\\x%02x".formatted(value),
                value -> "\\\\x%02X".formatted(value),
                value -> "\\u%04x".formatted(value),
                value -> "\\%03o".formatted(value),
                value -> "\\%o".formatted(value),
                value -> "%%%02X".formatted(value),
                value -> "&#%d;".formatted(value),
                value -> "&#x%x;".formatted(value),
                value -> "0x%02x, ".formatted(value),
                value -> "0x%x,".formatted(value),
                value -> value + ", ",
                value -> value + ",",
                value -> value + " ",
                value -> (byte) value + ", ",
                value -> (byte) value + ",",
                value -> (byte) value + ",\n  ",
                value -> value > 32 && value < 127 && value != '\\'
                        ? Character.toString(value)
                        : "\\x%02x".formatted(value));
        return notations.map(notation -> IntStream.range(0, mac.length)
                .mapToObj(i -> notation.apply(mac[i] & 0xff))
                .collect(joining()));
    }

    @ParameterizedTest
    @MethodSource("notationsOfBytes")
    void a_signature_that_is_printed_byte_by_byte_is_redacted(String bytes) {
        for (String text : new String[] {"got [%s], not it", "got b'%s'", "got %s", "%s and " + SIGNATURE}) {
            String redacted = redaction.redact(text.formatted(bytes.strip().replaceAll(",$", "")));

            assertTrue(redacted.matches("(?:got )?(?:\\[|b')?\\((?:bytes|signature|redacted)\\).*"), redacted);
            assertTrue(redacted.length() < 40, redacted);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "errors in the lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 100, 120",
                "scores 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2",
                "on 2026-11-27 10:11:12 at 10.1.2.3 port 443"
            })
    void other_numbers_stay_readable(String text) {
        assertEquals(text, redaction.redact(text));
    }
}
