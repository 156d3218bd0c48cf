package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyTest {

    private static final byte[] KEY = "canary-secret".getBytes(UTF_8);

    private static CanonicalString canonical(int n) {
        return CanonicalString.of(new PartnerId("p"), "u" + n, "a@b", "n", "", List.of());
    }

    /** The JVM counts the bytes that each thread allocates, so the result does not depend on the speed of the machine. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void a_signature_allocates_at_most_300_bytes_for_a_text_of_any_length(int candidates) {
        List<String> ids =
                IntStream.range(0, candidates).mapToObj(i -> "cand-" + i).toList();
        CanonicalString canonical = CanonicalString.of(new PartnerId("p"), "u", "a@b", "Nguyễn", "c", ids);
        try (SecretKey key = SecretKey.of(KEY)) {
            allocatedPerSignature(key, canonical); // The first run loads classes and lets the buffer grow.

            long allocated = allocatedPerSignature(key, canonical);

            assertTrue(allocated > 0 && allocated <= 300, allocated + " bytes");
        }
    }

    private static long allocatedPerSignature(SecretKey key, CanonicalString canonical) {
        int times = 200;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            String unused = key.sign(canonical).hex();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / times;
    }

    @Test
    void a_key_must_not_be_empty() {
        assertThrows(InvalidValueException.class, () -> SecretKey.of(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " canary",
                "canary ",
                "canary\n",
                "\ncanary",
                "can\tary",
                "canary\u00a0",
                "\ufeffcanary",
                "can\ufffdary",
                "can\ud800ary",
                "\"canary\"",
                "'canary'",
                "{\"psikologie\":\"canary\"}",
                "[\"canary\"]",
                "{}",
                "[ ]",
                "KEY=canary",
                "export X=canary",
                "my_secret_key = canary",
                "password: canary",
                "Bearer canary",
                "authorization: Basic canary"
            })
    void a_text_with_wrongly_copied_characters_is_rejected_without_revealing_the_key(String text) {
        InvalidValueException invalid = assertThrows(InvalidValueException.class, () -> SecretKey.ofText(text));

        assertThrows(InvalidValueException.class, () -> SecretKey.validateText(text));
        assertEquals("secretKey", invalid.violations().get(0).path());
        assertFalse(String.valueOf(invalid.getMessage()).contains("canary"), invalid.getMessage());
    }

    /** Secret managers return key/value pairs as a JSON object. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"psikologie\":\"canary\"}", "{\n  \"psikologie\": \"canary\",\n  \"b\": 1\n}\n"})
    void a_json_object_is_rejected_with_a_hint(String text) {
        InvalidValueException invalid = assertThrows(InvalidValueException.class, () -> SecretKey.ofText(text));

        assertEquals(
                "is a JSON object or list instead of the key in it; store or select only the key",
                invalid.violations().get(0).problem());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "None                           | is a placeholder",
                "null                           | is a placeholder",
                "NULL                           | is a placeholder",
                "undefined                      | is a placeholder",
                "changeme                       | is a placeholder",
                "CHANGE_ME                      | is a placeholder",
                "***                            | is a placeholder",
                "xxxxxxxx                       | is a placeholder",
                "${KEY}                         | is a placeholder",
                "$(cat key)                     | is a placeholder",
                "<your-key>                     | is a placeholder",
                "{{ .Values.canary }}           | is a placeholder",
                "vault:secret/x#canary          | is a URL, or a reference",
                "file:/run/secrets/canary       | is a URL, or a reference",
                "env:CANARY                     | is a URL, or a reference",
                "exec:pass show canary          | is a URL, or a reference",
                "op://vault/canary/key          | is a URL, or a reference",
                "https://vault.example/canary   | is a URL, or a reference",
                "-----BEGIN PRIVATE KEY-----    | is a certificate or a key in PEM format",
                "`-----BEGIN CERTIFICATE-----\ncanary\n` | is a certificate or a key in PEM format"
            })
    void a_placeholder_or_a_reference_is_rejected_with_a_hint(String text, String problem) {
        InvalidValueException invalid = assertThrows(InvalidValueException.class, () -> SecretKey.ofText(text));

        assertTrue(invalid.violations().get(0).problem().startsWith(problem), invalid.getMessage());
        assertFalse(String.valueOf(invalid.getMessage()).contains("canary"), invalid.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nullable",
                "none-of-it",
                "xx",
                "**",
                "x<y>",
                "$KEY",
                "pa$${KEY}x",
                "vault-key",
                "vault:",
                "profile:abc",
                "key://",
                "a://b",
                "-----BEGIN",
                "{{}}",
                "changeme1"
            })
    void a_text_that_resembles_a_placeholder_is_accepted(String text) {
        SecretKey.ofText(text).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{canary}", "{\"canary", "\"canary}", "{'a':'b'}", "[canary]", "{[]}"})
    void a_text_with_braces_that_is_not_a_json_object_is_accepted(String text) {
        SecretKey.ofText(text).close();
    }

    /**
     * A key may look like an assignment, for example if it ends with Base64 padding. So the name must be one that people give to
     * a key. The adapters that read a key know the names of Sesi's variables, and reject those too.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AB_CD=xyz",
                "QUJDREVG=",
                "A_B==",
                "Abc_DEF=ghi",
                "abc=def",
                "KEY=",
                "KEY==",
                "=KEY_X",
                "a_b=c",
                "key:abc",
                "Bearer",
                "exportX=a"
            })
    void a_text_that_resembles_an_assignment_is_accepted(String text) {
        try (SecretKey key = SecretKey.ofText(text);
                SecretKey same = SecretKey.of(text.getBytes(UTF_8))) {
            assertEquals(same.sign(canonical(1)), key.sign(canonical(1)));
        }
    }

    /** HMAC hashes a key that is longer than its block of 64 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 63, 64, 65, 131, 1_000})
    void a_key_of_any_length_signs_like_a_mac_of_the_jdk(int length) throws GeneralSecurityException {
        byte[] bytes = "k".repeat(length).getBytes(UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes, "HmacSHA256"));

        try (SecretKey key = SecretKey.of(bytes)) {
            assertEquals(
                    HexFormat.of().formatHex(mac.doFinal(canonical(3).text().getBytes(UTF_8))),
                    key.sign(canonical(3)).hex());
        }
    }

    @Test
    void a_copy_gives_the_same_signature_and_is_closed_separately() {
        SecretKey key = SecretKey.of(KEY);
        SecretKey copy = key.copy();
        Signature signature = key.sign(canonical(1));

        key.close();

        assertEquals(signature, copy.sign(canonical(1)));
        assertThrows(IllegalStateException.class, key::copy);
        copy.close();
        assertThrows(IllegalStateException.class, () -> copy.sign(canonical(1)));
    }

    /** The keys are closed first, because a source gets a rejected key back after it was closed. */
    @Test
    void is_copy_of_recognizes_copies_but_not_another_key_with_the_same_bytes() {
        SecretKey key = SecretKey.of(KEY);
        SecretKey copy = key.copy();
        SecretKey copyOfCopy = copy.copy();
        SecretKey separate = SecretKey.of(KEY);
        List.of(key, copy, copyOfCopy, separate).forEach(SecretKey::close);

        assertTrue(copy.isCopyOf(key));
        assertTrue(key.isCopyOf(copy));
        assertTrue(copyOfCopy.isCopyOf(key));
        assertFalse(separate.isCopyOf(key));
    }

    @Test
    void a_key_may_contain_spaces() {
        try (SecretKey key = SecretKey.ofText("zwei W\u00f6rter");
                SecretKey same = SecretKey.of("zwei W\u00f6rter".getBytes(UTF_8))) {
            assertEquals(same.sign(canonical(1)), key.sign(canonical(1)));
        }
    }

    /** The key's bytes are neither decoded nor trimmed (contract, decision 13). */
    @ParameterizedTest
    @ValueSource(strings = {"canary-secret\n", " canary-secret", "Canary-Secret", "63616e6172792d736563726574"})
    void every_byte_of_the_key_changes_the_signature(String other) {
        try (SecretKey key = SecretKey.of(KEY);
                SecretKey otherKey = SecretKey.of(other.getBytes(UTF_8))) {
            assertNotEquals(key.sign(canonical(1)), otherKey.sign(canonical(1)));
        }
    }

    @Test
    void the_caller_may_wipe_its_array() {
        byte[] array = KEY.clone();
        try (SecretKey key = SecretKey.of(array);
                SecretKey same = SecretKey.of(KEY)) {
            Arrays.fill(array, (byte) 0);
            assertEquals(same.sign(canonical(1)), key.sign(canonical(1)));
        }
    }

    @Test
    void closing_a_key_does_not_wipe_the_callers_array() {
        byte[] array = KEY.clone();
        SecretKey.of(array).close();

        assertEquals("canary-secret", new String(array, UTF_8));
    }

    @Test
    void a_closed_key_does_not_sign() {
        SecretKey key = SecretKey.of(KEY);
        key.close();
        key.close();

        assertThrows(IllegalStateException.class, () -> key.sign(canonical(1)));
    }

    @Test
    void a_long_text_does_not_change_the_signature_of_a_later_short_text() {
        CanonicalString longText = CanonicalString.of(
                new PartnerId("p"),
                "u",
                "a@b",
                "n",
                "",
                IntStream.range(0, 1_000).mapToObj(i -> "id-" + i).toList());
        try (SecretKey key = SecretKey.of(KEY);
                SecretKey unused = SecretKey.of(KEY)) {
            Signature before = key.sign(canonical(1));
            key.sign(longText);

            assertEquals(before, key.sign(canonical(1)));
            assertEquals(unused.sign(longText), key.sign(longText));
        }
    }

    @Test
    void a_key_is_thread_safe() {
        try (SecretKey key = SecretKey.of(KEY)) {
            List<Signature> expected = IntStream.range(0, 500)
                    .mapToObj(i -> key.sign(canonical(i)))
                    .toList();

            List<Signature> concurrent = IntStream.range(0, 20_000)
                    .parallel()
                    .mapToObj(i -> key.sign(canonical(i % 500)))
                    .toList();

            for (int i = 0; i < concurrent.size(); i++) {
                assertEquals(expected.get(i % 500), concurrent.get(i));
            }
        }
    }

    @Test
    void to_string_reveals_neither_the_key_nor_the_signature() {
        try (SecretKey key = SecretKey.of(KEY)) {
            Signature signature = key.sign(canonical(1));
            assertEquals("SecretKey[redacted]", key.toString());
            assertEquals("Signature[redacted]", signature.toString());
            assertTrue(signature.hex().matches("[0-9a-f]{64}"));
        }
    }
}
