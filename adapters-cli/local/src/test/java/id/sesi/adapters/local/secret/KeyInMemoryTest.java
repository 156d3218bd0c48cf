package id.sesi.adapters.local.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SignRequest;
import id.sesi.domain.HeapSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a call, no object in the heap contains the key, not even one that the garbage collector has not removed yet. */
class KeyInMemoryTest {

    private static final int CALLS = 200;

    @TempDir
    private Path folder;

    @Test
    void a_heap_dump_does_not_contain_the_key_of_a_file() throws Exception {
        HeapSearch search = HeapSearch.forLetters(40, 1);

        signOften(new FileSecretSource(fileWith(search)));

        assertEquals(0, copiesInHeap(search));
    }

    @Test
    void a_heap_dump_does_not_contain_the_key_of_a_closed_cache() throws Exception {
        HeapSearch search = HeapSearch.forLetters(40, 4);

        try (CachedSecretSource cache =
                new CachedSecretSource(new FileSecretSource(fileWith(search)), Duration.ofMinutes(5))) {
            signOften(cache);
        }

        assertEquals(0, copiesInHeap(search));
    }

    /** When a program ends, Java reads the rest of its output into an array of its own. */
    @Test
    void a_heap_dump_contains_the_output_of_a_program_at_most_once_for_each_call() throws Exception {
        HeapSearch search = HeapSearch.forLetters(40, 3);
        Path file = fileWith(search);

        signOften(new CommandSecretSource(List.of("cat", file.toString())));

        int copies = copiesInHeap(search);
        assertTrue(copies <= CALLS, copies + " copies");
    }

    /** The other tests would also be green if they could not find a key. */
    @Test
    void a_heap_dump_contains_a_key_that_is_not_wiped() throws Exception {
        HeapSearch search = HeapSearch.forLetters(40, 2);
        byte[] key = search.reveal();

        assertEquals(1, copiesInHeap(search));
        assertEquals(40, key.length);
    }

    private static void signOften(SecretSource source) {
        SignRequest signRequest = UseCases.signRequest(Requests.PARTNER, source, Duration.ofSeconds(10), Runnable::run);
        for (int i = 0; i < CALLS; i++) {
            assertTrue(!signRequest
                    .sign(Requests.minimal().canonicalString())
                    .hex()
                    .isEmpty());
        }
    }

    private Path fileWith(HeapSearch search) throws IOException {
        byte[] key = search.reveal();
        Path file = Files.write(folder.resolve("key"), key);
        Arrays.fill(key, (byte) 0);
        return file;
    }

    private int copiesInHeap(HeapSearch search) throws IOException {
        Path dump = HeapSearch.dump(folder);
        return search.bytesIn(dump) + search.charactersIn(dump);
    }
}
