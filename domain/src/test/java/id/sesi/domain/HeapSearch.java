package id.sesi.domain;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Searches the heap for confidential bytes. The search includes objects that the garbage collector has not removed yet. This class
 * holds the bytes inverted, so that it does not find itself.
 */
public final class HeapSearch {

    private static final int CHUNK = 1 << 20;
    private static final int INNER_PAD = 0x36;
    private static final int OUTER_PAD = 0x5c;

    private final byte[] inverted;

    private HeapSearch(byte[] inverted) {
        this.inverted = inverted;
    }

    /** {@return a search for random ASCII letters} Earlier garbage is removed, so that the dumps are small. */
    public static HeapSearch forLetters(int length, long seed) {
        System.gc();
        SplittableRandom random = new SplittableRandom(seed);
        byte[] inverted = new byte[length];
        for (int i = 0; i < length; i++) {
            inverted[i] = (byte) ~('a' + random.nextInt(26));
        }
        return new HeapSearch(inverted);
    }

    /** {@return a new array with the bytes, which the caller must wipe} */
    public byte[] reveal() {
        byte[] bytes = inverted.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }

    private HeapSearch padded(int pad) {
        byte[] padded = inverted.clone();
        for (int i = 0; i < padded.length; i++) {
            padded[i] ^= (byte) pad;
        }
        return new HeapSearch(padded);
    }

    /** {@return a new dump of the heap in this folder; an earlier dump is deleted} */
    public static Path dump(Path folder) throws IOException {
        Path dump = folder.resolve("heap.hprof");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), false);
        return dump;
    }

    /** {@return how often the dump contains the bytes} */
    public int bytesIn(Path dump) throws IOException {
        return count(dump, 1);
    }

    /**
     * {@return how often the dump contains the bytes as the key of an HMAC: unchanged, with the inner pad, and with the outer pad}
     * HMAC combines each byte of the key with each pad by an exclusive or (RFC 2104).
     */
    public List<Integer> hmacKeysIn(Path dump) throws IOException {
        return List.of(
                bytesIn(dump),
                padded(INNER_PAD).bytesIn(dump),
                padded(OUTER_PAD).bytesIn(dump));
    }

    /** {@return how often the dump contains the bytes as characters of two bytes} */
    public int charactersIn(Path dump) throws IOException {
        return count(dump, 2);
    }

    private int count(Path dump, int step) throws IOException {
        int length = inverted.length * step;
        byte first = (byte) ~inverted[0];
        byte[] chunk = new byte[CHUNK + length];
        int copies = 0;
        int kept = 0;
        try (InputStream in = Files.newInputStream(dump)) {
            for (int read = CHUNK; read > 0; ) {
                read = in.readNBytes(chunk, kept, CHUNK);
                int end = kept + read;
                for (int i = 0; i + length <= end + step - 1; i++) {
                    copies += chunk[i] == first && isAt(chunk, i, step) ? 1 : 0;
                }
                kept = Math.min(end, length - step);
                System.arraycopy(chunk, end - kept, chunk, 0, kept);
            }
        } finally {
            Arrays.fill(chunk, (byte) 0); // The next dump would contain this array.
        }
        return copies;
    }

    private boolean isAt(byte[] chunk, int start, int step) {
        for (int i = 0; i < inverted.length; i++) {
            if (chunk[start + i * step] != (byte) ~inverted[i]) {
                return false;
            }
        }
        return true;
    }
}
