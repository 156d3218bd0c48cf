package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.domain.HeapSearch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After an HMAC was closed and a key was hashed, no object in the heap contains the key or a padded key (RFC 2104). The search for mistakes also creates
 * strings that contain the key, and these cannot be wiped (docs/secrets.md).
 */
class KeyInMemoryTest {

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
        assertEquals(1, search.bytesIn(HeapSearch.dump(folder)), "only the array of the caller");

        Arrays.fill(key, (byte) 0);

        assertEquals(List.of(0, 0, 0), search.hmacKeysIn(HeapSearch.dump(folder)));
    }
}
