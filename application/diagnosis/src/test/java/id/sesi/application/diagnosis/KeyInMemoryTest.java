package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.domain.HeapSearch;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After an HMAC was closed and a key was hashed, no object in the heap contains the key or a padded key (RFC 2104). The search for mistakes also creates
 * strings that contain the key, and these cannot be wiped (docs/secrets.md).
 */
class KeyInMemoryTest {

    private static final int INNER_PAD = 0x36;
    private static final int OUTER_PAD = 0x5c;

    @TempDir
    private Path folder;

    @Test
    void a_heap_dump_does_not_contain_the_key_of_a_closed_hmac_or_a_hashed_key() throws Exception {
        HeapSearch search = HeapSearch.forLetters(40, 5);
        byte[] key = search.reveal();
        try (Hmac hmac = new Hmac(Hash.SHA_256, key)) {
            assertEquals(32, hmac.of(new byte[1]).length);
        }
        assertEquals(32, Hash.SHA_256.of(key).length);
        Arrays.fill(key, (byte) 0);

        Path dump = HeapSearch.dump(folder);

        assertEquals(0, search.bytesIn(dump));
        assertEquals(0, search.padded(INNER_PAD).bytesIn(dump));
        assertEquals(0, search.padded(OUTER_PAD).bytesIn(dump));
    }
}
