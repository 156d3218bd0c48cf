package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors of RFC 4231 and of Wycheproof, through the public API.
 *
 * <p>The API accepts the keys of all vectors, but none of the messages: it signs only canonical strings, and no message has their
 * six fields. So each vector is used in three ways. The vector checks {@link #hmac}, an implementation of RFC 2104 in this test. With
 * the key of the vector, the API must then give the same result as this implementation. The tag checks {@link Signature}, which
 * must reject the tags that were changed. It cannot express a truncated tag of 16 bytes, and rejects it.
 */
class MacVectorsTest {

    private static final int BLOCK = 64;

    static Stream<MacVector> all() {
        return MacVector.all();
    }

    @Test
    void the_file_has_the_number_of_vectors_that_it_states() {
        assertEquals(
                Map.of(true, 66L, false, 108L),
                MacVector.wycheproof().stream()
                        .collect(Collectors.partitioningBy(MacVector::isValid, Collectors.counting())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_key_of_the_vector_signs_like_an_implementation_that_the_vector_checks(MacVector vector) {
        assertEquals(
                vector.isValid(), Arrays.equals(vector.tag(), truncated(hmac(vector.key(), vector.message()), vector)));

        // The digits make the lengths of the signed texts as different as those of the messages.
        CanonicalString canonical =
                CanonicalString.of(new PartnerId("p"), "u" + vector.messageHex(), "a@b", "n", "", List.of());
        try (SecretKey key = SecretKey.of(vector.key());
                SecretKey copy = key.copy()) {
            String expected =
                    HexFormat.of().formatHex(hmac(vector.key(), canonical.text().getBytes(UTF_8)));
            assertEquals(expected, key.sign(canonical).hex());
            assertEquals(expected, copy.sign(canonical).hex());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_signature_equals_the_tag_of_a_valid_vector_only(MacVector vector) {
        String tag = vector.tagHex();
        if (tag.length() < 64) {
            assertThrows(InvalidValueException.class, () -> Signature.parse(tag));
        } else {
            Signature correct = Signature.parse(HexFormat.of().formatHex(hmac(vector.key(), vector.message())));
            assertEquals(vector.isValid(), Signature.parse(tag).equals(correct));
            assertEquals(tag, Signature.parse(tag).hex());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_message_of_the_vector_is_not_a_canonical_string(MacVector vector) {
        assertThrows(InvalidValueException.class, () -> CanonicalString.parse(new String(vector.message(), UTF_8)));
    }

    private static byte[] truncated(byte[] hmac, MacVector vector) {
        return Arrays.copyOf(hmac, vector.tag().length);
    }

    /** RFC 2104, section 2. */
    private static byte[] hmac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
        return sha256(xor(block, 0x5c), sha256(xor(block, 0x36), message));
    }

    private static byte[] xor(byte[] block, int pad) {
        byte[] result = block.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] ^= (byte) pad;
        }
        return result;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
