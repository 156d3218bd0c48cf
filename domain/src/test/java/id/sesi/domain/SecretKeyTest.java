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
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyTest {

    private static final byte[] KEY = "canary-secret".getBytes(UTF_8);

    private static CanonicalString canonical(int n) {
        return CanonicalString.of(new PartnerId("p"), "u" + n, "a@b", "n", "", List.of());
    }

    /** Exact, not timed: the JVM counts what each thread allocates. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void a_signature_leaves_at_most_300_bytes_of_garbage_however_long_the_text(int candidates) {
        List<String> ids =
                IntStream.range(0, candidates).mapToObj(i -> "cand-" + i).toList();
        CanonicalString canonical = CanonicalString.of(new PartnerId("p"), "u", "a@b", "Nguyễn", "c", ids);
        try (SecretKey key = SecretKey.of(KEY)) {
            garbageOf(key, canonical); // Once for classes and for the buffer to grow.

            long garbage = garbageOf(key, canonical);

            assertTrue(garbage > 0 && garbage <= 300, garbage + " bytes");
        }
    }

    private static long garbageOf(SecretKey key, CanonicalString canonical) {
        int times = 200;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            String unused = key.sign(canonical).hex();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / times;
    }

    @Test
    void refuses_an_empty_key() {
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
                "'canary'"
            })
    void refuses_a_text_that_more_was_pasted_into_without_showing_it(String text) {
        InvalidValueException refused = assertThrows(InvalidValueException.class, () -> SecretKey.ofText(text));

        assertEquals("secretKey", refused.violations().get(0).path());
        assertFalse(String.valueOf(refused.getMessage()).contains("canary"), refused.getMessage());
    }

    /** Some end like Base64. The names of variables are the business of the adapters that read them. */
    @ParameterizedTest
    @ValueSource(strings = {"AB_CD=xyz", "QUJDREVG=", "A_B==", "Abc_DEF=ghi", "abc=def", "KEY=", "=KEY_X", "a_b=c"})
    void a_key_that_only_resembles_a_variable_is_a_key(String text) {
        try (SecretKey key = SecretKey.ofText(text);
                SecretKey same = SecretKey.of(text.getBytes(UTF_8))) {
            assertEquals(same.sign(canonical(1)), key.sign(canonical(1)));
        }
    }

    /** HMAC hashes keys that are longer than a block of 64 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 63, 64, 65, 131, 1_000})
    void signs_as_the_jdk_does_with_a_key_of_any_length(int length) throws GeneralSecurityException {
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
    void a_copy_signs_alike_and_is_closed_by_itself() {
        SecretKey key = SecretKey.of(KEY);
        SecretKey copy = key.copy();
        Signature signature = key.sign(canonical(1));

        key.close();

        assertEquals(signature, copy.sign(canonical(1)));
        assertThrows(IllegalStateException.class, key::copy);
        copy.close();
        assertThrows(IllegalStateException.class, () -> copy.sign(canonical(1)));
    }

    /** Also when they are closed: the one who asks got the copy back when it was used. */
    @Test
    void copies_of_one_key_know_each_other_and_no_key_with_the_same_bytes() {
        SecretKey key = SecretKey.of(KEY);
        SecretKey copy = key.copy();
        SecretKey copyOfCopy = copy.copy();
        SecretKey namesake = SecretKey.of(KEY);
        List.of(key, copy, copyOfCopy, namesake).forEach(SecretKey::close);

        assertTrue(copy.isCopyOf(key));
        assertTrue(key.isCopyOf(copy));
        assertTrue(copyOfCopy.isCopyOf(key));
        assertFalse(namesake.isCopyOf(key));
    }

    @Test
    void inner_white_space_belongs_to_a_text() {
        try (SecretKey key = SecretKey.ofText("zwei W\u00f6rter");
                SecretKey same = SecretKey.of("zwei W\u00f6rter".getBytes(UTF_8))) {
            assertEquals(same.sign(canonical(1)), key.sign(canonical(1)));
        }
    }

    /** Contract, Decided 13: the bytes as given, never decoded and never trimmed. */
    @ParameterizedTest
    @ValueSource(strings = {"canary-secret\n", " canary-secret", "Canary-Secret", "63616e6172792d736563726574"})
    void every_byte_of_the_key_counts(String other) {
        try (SecretKey key = SecretKey.of(KEY);
                SecretKey otherKey = SecretKey.of(other.getBytes(UTF_8))) {
            assertNotEquals(key.sign(canonical(1)), otherKey.sign(canonical(1)));
        }
    }

    @Test
    void the_caller_may_wipe_its_own_copy() {
        byte[] own = KEY.clone();
        try (SecretKey key = SecretKey.of(own);
                SecretKey same = SecretKey.of(KEY)) {
            Arrays.fill(own, (byte) 0);
            assertEquals(same.sign(canonical(1)), key.sign(canonical(1)));
        }
    }

    @Test
    void making_a_key_leaves_the_callers_array_alone() {
        byte[] own = KEY.clone();
        SecretKey.of(own).close();

        assertEquals("canary-secret", new String(own, UTF_8));
    }

    @Test
    void a_closed_key_signs_no_more() {
        SecretKey key = SecretKey.of(KEY);
        key.close();
        key.close();

        assertThrows(IllegalStateException.class, () -> key.sign(canonical(1)));
    }

    @Test
    void signs_a_short_text_after_a_long_one() {
        CanonicalString big = CanonicalString.of(
                new PartnerId("p"),
                "u",
                "a@b",
                "n",
                "",
                IntStream.range(0, 1_000).mapToObj(i -> "id-" + i).toList());
        try (SecretKey key = SecretKey.of(KEY);
                SecretKey fresh = SecretKey.of(KEY)) {
            Signature before = key.sign(canonical(1));
            key.sign(big);

            assertEquals(before, key.sign(canonical(1)));
            assertEquals(fresh.sign(big), key.sign(big));
        }
    }

    @Test
    void many_threads_may_share_a_key() {
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
    void shows_neither_key_nor_signature() {
        try (SecretKey key = SecretKey.of(KEY)) {
            Signature signature = key.sign(canonical(1));
            assertEquals("SecretKey[redacted]", key.toString());
            assertEquals("Signature[redacted]", signature.toString());
            assertTrue(signature.hex().matches("[0-9a-f]{64}"));
        }
    }
}
