package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import id.sesi.application.UseCases;
import id.sesi.application.contract.Requests;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SignRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a call, no object in the heap contains the key, not even one that the garbage collector has not removed yet. */
class KeyInMemoryTest {

    private static final int LENGTH = 40;
    private static final int CALLS = 200;

    @TempDir
    private Path folder;

    @Test
    void a_heap_dump_does_not_contain_the_key_of_a_file() throws Exception {
        byte[] key = randomKey(1);
        Path file = Files.write(folder.resolve("key"), key);

        signOften(new FileSecretSource(file));

        assertEquals(0, copiesInHeapDump(key));
    }

    /** When a program ends, Java reads the rest of its output into an array of its own. */
    @Test
    void a_heap_dump_contains_the_output_of_a_program_at_most_once_for_each_call() throws Exception {
        byte[] key = randomKey(3);
        Path file = Files.write(folder.resolve("key"), key);

        signOften(new CommandSecretSource(List.of("cat", file.toString())));

        int copies = copiesInHeapDump(key);
        assertTrue(copies <= CALLS, copies + " copies");
    }

    /** The test would also be green if it could not find a key. */
    @Test
    void a_heap_dump_contains_a_key_that_is_not_wiped() throws Exception {
        byte[] key = randomKey(2);
        String text = new String(key, US_ASCII);

        assertEquals(1, copiesInHeapDump(key));
        assertEquals(LENGTH, text.length());
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

    private static byte[] randomKey(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] key = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            key[i] = (byte) ('a' + random.nextInt(26));
        }
        return key;
    }

    /** {@return the number of copies, apart from the given array} */
    private int copiesInHeapDump(byte[] key) throws IOException {
        byte[] reversed = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            reversed[i] = key[LENGTH - 1 - i];
        }
        Arrays.fill(key, (byte) 0);
        Path dump = folder.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), false);
        int copies = 0;
        for (int step : List.of(1, 2)) { // Bytes, and the two-byte characters of a char[].
            copies += count(dump, reversed, step);
        }
        return copies;
    }

    private static int count(Path dump, byte[] reversed, int step) throws IOException {
        byte[] window = new byte[LENGTH * step];
        int copies = 0;
        int position = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(dump), 1 << 16)) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                window[position++ % window.length] = (byte) read;
                copies += endsWith(window, position, reversed, step) ? 1 : 0;
            }
        }
        return copies;
    }

    private static boolean endsWith(byte[] window, int position, byte[] reversed, int step) {
        for (int i = 0; i < LENGTH; i++) {
            int index = position - 1 - i * step;
            if (index < 0 || window[index % window.length] != reversed[i]) {
                return false;
            }
        }
        return true;
    }
}
