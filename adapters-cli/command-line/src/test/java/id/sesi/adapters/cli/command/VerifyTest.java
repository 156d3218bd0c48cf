package id.sesi.adapters.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.result.AttemptResult;
import id.sesi.domain.Session;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sesi verify} and {@code sesi sign --explain}. */
class VerifyTest {

    private static final String CORRECT_SIGNATURE = "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b";
    private static final String USER =
            "{\"user\": {\"user_id\": \"USR-001\", \"email\": \"john.doe@example.com\", \"name\": \"John Doe\"}%s}";

    private final InMemoryCli sesi = new InMemoryCli(
            new AttemptResult.Created(Session.of("t", "https://a.example/?token=t", "p", 1_800_000_000)));

    @Test
    void a_matching_signature_in_the_body_is_confirmed() {
        assertEquals(0, sesi.run(body(CORRECT_SIGNATURE), "verify"));
        assertEquals("{\"matches\":true}\n", sesi.out);
        assertEquals("", sesi.err);
    }

    @Test
    void a_matching_signature_in_the_option_is_confirmed() {
        assertEquals(0, sesi.run(USER.formatted(""), "verify", "--signature", CORRECT_SIGNATURE));
        assertEquals("{\"matches\":true}\n", sesi.out);
    }

    @Test
    void a_mismatch_is_reported_with_its_mistake_and_its_fix() {
        assertEquals(1, sesi.run(body(sign("psikologihub-1024|USR-001|John Doe|john.doe@example.com||")), "verify"));
        assertEquals("", sesi.out);
        assertEquals("""
                sesi: the signature does not match: the fields are in another order: partnerId, user.user_id, user.name, user.email, user.company.company_id, user.candidates[].candidate_id
                  to do: always sign these six fields, in this order: partnerId, user.user_id, user.email, user.name, user.company.company_id, user.candidates[].candidate_id
                  field                               bytes  value
                  1 partnerId                            17  "psikologihub-1024"
                  2 user.user_id                          7  "USR-001"
                  3 user.email                           20  "john.doe@example.com"
                    signed as field 3                     8  "John Doe"
                  4 user.name                             8  "John Doe"
                    signed as field 4                    20  "john.doe@example.com"
                  5 user.company.company_id               0  (empty)
                  6 user.candidates[].candidate_id        0  (empty)
                """, sesi.err);
    }

    @Test
    void two_mistakes_are_both_named() {
        String signature =
                sign("psikologihub-1024|USR-001|john.doe@example.com|John Doe").toUpperCase(java.util.Locale.ROOT);
        assertEquals(1, sesi.run(body(signature), "verify"));
        assertTrue(
                sesi.err.startsWith(
                        "sesi: the signature does not match: the empty fields are left out, and the signature is"
                                + " written in upper-case hexadecimal digits\n"),
                sesi.err);
        assertTrue(sesi.err.contains("    not signed\n"), sesi.err);
    }

    @Test
    void an_unexplained_mismatch_is_reported() {
        assertEquals(1, sesi.run(body("0".repeat(64)), "verify"));
        assertTrue(sesi.err.startsWith("""
                        sesi: the signature does not match, and no known mistake that was tried leads to it; some pairs of mistakes were not tried, because the search reached its limit
                          to do: compare these values and the key's fingerprint (sesi sign --explain) with those of the other side
                        """), sesi.err);
    }

    @Test
    void a_text_that_cannot_be_a_signature_is_reported() {
        assertEquals(1, sesi.run(USER.formatted(""), "verify", "--signature", "no signature"));
        assertTrue(
                sesi.err.contains(
                        "\n  the signature has 12 characters; the vendor expects 64 lower-case hexadecimal digits\n"),
                sesi.err);
    }

    @Test
    void a_printed_object_is_explained_without_a_search() {
        assertEquals(1, sesi.run(USER.formatted(""), "verify", "--signature", "[B@1b6d3586"));
        assertTrue(
                sesi.err.startsWith(
                        "sesi: the signature does not match: the signature is written as an object or a missing"
                                + " value that was printed, not its digits\n"),
                sesi.err);
    }

    @Test
    void a_signature_of_the_file_is_explained() {
        String file = "{ \"user\" : {\"user_id\": \"U\", \"email\": \"a@b\", \"name\": \"J\"} }";
        assertEquals(1, sesi.run(file, "verify", "--signature", sign(file)));
        assertTrue(
                sesi.err.startsWith("sesi: the signature does not match: the text is the JSON file as it is\n"),
                sesi.err);
    }

    @Test
    void a_match_notes_why_create_would_reject_the_request() {
        String incomplete =
                "{\"user\": {\"user_id\": \"U\", \"email\": \"a@b\", \"name\": \"J\", \"candidates\": [{\"candidate_id\": \"c\"}]},"
                        + " \"signature\": \"" + sign("psikologihub-1024|U|a@b|J||c") + "\"}";
        assertEquals(0, sesi.run(incomplete, "verify"));
        assertTrue(
                sesi.err.startsWith("sesi: the signature matches, but sesi create would reject the request:\n"),
                sesi.err);
    }

    @Test
    void the_key_of_the_other_environment_is_recognized() {
        sesi.environment.put("PSIKOLOGIE_OTHER_SECRET", "env:OTHER");
        sesi.environment.put("OTHER", "demo-secret-key-123");
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "another");

        assertEquals(1, sesi.run(body(CORRECT_SIGNATURE), "verify"));
        assertTrue(
                sesi.err.startsWith("sesi: the signature does not match: the key is that of the other environment\n"),
                sesi.err);
    }

    @Test
    void invisible_characters_are_escaped() {
        String name = "Zoe\u0308\u00a0\u200b \"Z\"\\";
        String body =
                "{\"user\": {\"user_id\": \"U\", \"email\": \"a@b\", \"name\": \"Zoe\u0308\u00a0\u200b \\\"Z\\\"\\\\\"},"
                        + " \"signature\": \"" + sign("psikologihub-1024|U|a@b|" + name.strip() + "|| ") + "\"}";

        assertEquals(1, sesi.run(body, "verify"));

        assertTrue(sesi.err.contains("15  \"Zoe\\u{308}\\u{A0}\\u{200B} \\\"Z\\\"\\\\\"\n"), sesi.err);
        assertTrue(sesi.err.contains("in addition, sesi would not sign the request:\n  user.name: U+200B"), sesi.err);
    }

    @Test
    void a_match_for_a_request_that_sesi_would_not_sign_ends_with_65() {
        String body = "{\"user\": {\"user_id\": \"U\", \"email\": \"a@b\", \"name\": \"John \"}, \"signature\": \""
                + sign("psikologihub-1024|U|a@b|John ||") + "\"}";
        assertEquals(65, sesi.run(body, "verify"));
        assertEquals("", sesi.out);
        assertTrue(
                sesi.err.startsWith(
                        "sesi: the signature matches, but sesi would not sign the request:\n  user.name: U+0020 (SPACE) at character 5"),
                sesi.err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "`{\"user\": {}}`#verify#2#the signature is missing; give --signature",
                "`{\"user\": {}, \"signature\": \"a\"}`#verify --signature b#2#two signatures are given",
                "`{\"user\": {}, \"signature\": 7}`#verify#65#the request is invalid: signature: needs to be a string",
                "`{\"user\": {}, \"x\": 7}`#verify --signature b#65#the request is invalid: x: is unknown; known members: user, signature",
                "`{\"user\": {\"names\": \"a\"}}`#verify --signature b#65#the request is invalid: user.names: is unknown; did you mean name?"
            })
    void invalid_input_is_rejected(String input, String arguments, int exitCode, String message) {
        assertEquals(exitCode, sesi.run(input, arguments.split(" ", -1)));
        assertEquals("", sesi.out);
        assertTrue(sesi.err.startsWith("sesi: " + message), sesi.err);
    }

    @Test
    void the_table_of_a_large_request_is_short() {
        StringBuilder candidates = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            candidates.append(i == 0 ? "" : ",").append("{\"candidate_id\": \"candidate-" + i + "\"}");
        }
        String body = "{\"user\": {\"user_id\": \"U\", \"email\": \"a@b\", \"name\": \"J\", \"candidates\": ["
                + candidates + "]}, \"signature\": \"00\"}";
        assertEquals(1, sesi.run(body, "verify"));
        assertTrue(sesi.err.length() < 4096, sesi.err);
        assertTrue(sesi.err.contains(" 13889  \"candidate-0,candidate-1,"), sesi.err);
        assertTrue(sesi.err.contains("\" and 13769 more characters\n"), sesi.err);
    }

    @Test
    void a_missing_key_is_reported_with_its_location() {
        sesi.environment.put("PSIKOLOGIE_SECRET_KEY", "canary\n");
        assertEquals(78, sesi.run(body(CORRECT_SIGNATURE), "verify", "--secret", "env:NONE"));
        assertEquals("""
                sesi: the secret key is missing: the environment variable NONE is not set
                  sesi reads the key from this location only: env:NONE (set by --secret, which overrides PSIKOLOGIE_SECRET_KEY)
                """, sesi.err);
    }

    @Test
    void sign_shows_the_signed_fields_and_the_key() {
        assertEquals(0, sesi.run(USER.formatted(""), "sign", "--explain"));
        assertTrue(sesi.out.contains(CORRECT_SIGNATURE), sesi.out);
        assertTrue(
                sesi.err.matches(
                        "(?s)sesi: the signed fields, joined with \\|:\n.*  3 user.email +20  \"john.doe@example.com\"\n.*"
                                + "  key: 19 bytes, fingerprint [0-9a-f]{16}, from env:PSIKOLOGIE_SECRET_KEY"
                                + " \\(set by PSIKOLOGIE_SECRET_KEY\\)\n"),
                sesi.err);
        assertFalse(sesi.err.contains("demo-secret"), sesi.err);
    }

    @Test
    void sign_shows_the_fields_of_an_invalid_request() {
        assertEquals(65, sesi.run("", "sign", "--explain", "--user-id", "U\u200b", "--email", "a@b", "--name", "n"));
        assertEquals("", sesi.out);
        assertTrue(sesi.err.contains("2 user.user_id                          4  \"U\\u{200B}\""), sesi.err);
        assertTrue(sesi.err.contains("the request is invalid: user.user_id: U+200B"), sesi.err);
    }

    private static String body(String signature) {
        return USER.formatted(", \"signature\": \"" + signature + "\"");
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("demo-secret-key-123".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
