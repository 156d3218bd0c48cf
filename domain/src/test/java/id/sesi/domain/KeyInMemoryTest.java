package id.sesi.domain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a key is closed, no object in the heap contains it, not even one that the garbage collector has not removed yet. */
class KeyInMemoryTest {

    @TempDir
    private Path folder;

    @Test
    void a_closed_key_and_its_copy_leave_nothing_in_the_heap() throws IOException {
        HeapSearch search = HeapSearch.forLetters(40, 1);
        byte[] bytes = search.reveal();
        SecretKey key = SecretKey.of(bytes);
        SecretKey copy = key.copy();
        Arrays.fill(bytes, (byte) 0);
        assertEquals(key.sign(canonical("u")), copy.sign(canonical("u")));

        // Without this assertion, the test would also pass if the search found nothing.
        assertEquals(List.of(2, 2, 2), search.hmacKeysIn(HeapSearch.dump(folder)));

        key.close();
        copy.close();

        assertEquals(List.of(0, 0, 0), search.hmacKeysIn(HeapSearch.dump(folder)));
        assertThrows(IllegalStateException.class, key::copy);
        assertThrows(IllegalStateException.class, copy::copy);
    }

    @Test
    void a_key_of_a_text_leaves_only_the_text_in_the_heap() throws IOException {
        HeapSearch search = HeapSearch.forLetters(40, 2);
        byte[] bytes = search.reveal();
        String text = new String(bytes, ISO_8859_1);
        Arrays.fill(bytes, (byte) 0);

        SecretKey.ofText(text).close();

        assertEquals(1, search.bytesIn(HeapSearch.dump(folder)));
        assertEquals(40, text.length());
    }

    /** A text with a letter beyond Latin-1 is in the heap in UTF-16. Only the bytes that were signed are in UTF-8. */
    @Test
    void a_closed_key_leaves_no_signed_text_in_the_heap() throws IOException {
        HeapSearch search = HeapSearch.forLetters(40, 3);
        SecretKey key = SecretKey.of("key".getBytes(UTF_8));
        assertFalse(key.sign(canonical(inUtf16(search))).hex().isEmpty());
        assertEquals(1, search.bytesIn(HeapSearch.dump(folder)));

        key.close();

        assertEquals(0, search.bytesIn(HeapSearch.dump(folder)));
        assertThrows(IllegalStateException.class, key::copy);
    }

    private static String inUtf16(HeapSearch search) {
        byte[] bytes = search.reveal();
        char[] characters = new char[bytes.length + 1];
        characters[0] = '\u0100';
        for (int i = 0; i < bytes.length; i++) {
            characters[i + 1] = (char) bytes[i];
        }
        Arrays.fill(bytes, (byte) 0);
        return new String(characters);
    }

    private static CanonicalString canonical(String userId) {
        return CanonicalString.of(new PartnerId("p"), userId, "a@b", "n".repeat(1_000), "", List.of());
    }
}
