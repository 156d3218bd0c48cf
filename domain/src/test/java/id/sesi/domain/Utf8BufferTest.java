package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8BufferTest {

    /** Three bytes in UTF-8. */
    private static final String WIDE = "\u674e";

    private final Utf8Buffer buffer = new Utf8Buffer();

    @ParameterizedTest
    @ValueSource(ints = {0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff})
    void the_first_and_last_character_of_each_length_is_encoded(int codePoint) {
        buffer.put(Character.toString(codePoint));

        assertEquals(Character.toString(codePoint), content());
    }

    @Test
    void a_text_that_fits_exactly_needs_no_larger_array() {
        byte[] before = buffer.bytes();

        buffer.put('a');
        buffer.put(WIDE.repeat(before.length / 3));

        assertSame(before, buffer.bytes());
        assertEquals(before.length, buffer.length());
    }

    @Test
    void a_full_buffer_grows_for_one_more_character() {
        buffer.put('a');
        buffer.put(WIDE.repeat(buffer.bytes().length / 3));

        buffer.put('b');

        assertEquals("a" + WIDE.repeat(85) + "b", content());
    }

    @Test
    void a_buffer_grows_for_a_text_that_is_much_longer() {
        buffer.put('a');
        buffer.put(WIDE.repeat(10_000));

        assertEquals("a" + WIDE.repeat(10_000), content());
    }

    private String content() {
        return new String(buffer.bytes(), 0, buffer.length(), UTF_8);
    }
}
