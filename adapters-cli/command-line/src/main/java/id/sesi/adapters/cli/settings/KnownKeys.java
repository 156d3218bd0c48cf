package id.sesi.adapters.cli.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The secret keys in variables and files. Recognizes a key that was set in the place of another value, where it would be sent or
 * shown. Does not contain the keys of programs and of Vault, because fetching them takes time. {@link #close()} wipes the keys.
 *
 * @since 1.0.0
 */
public final class KnownKeys implements AutoCloseable {

    /** The limit of the secret sources. */
    private static final int MAX_BYTES = 1 << 16;

    private static final byte[] NONE = {};

    private final List<byte[]> keys;

    private KnownKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /** A key that is missing or cannot be read is left out: the command that needs it reports this. */
    static KnownKeys read(Stream<SecretReference> references, Map<String, String> variables) {
        return new KnownKeys(references
                .map(reference -> switch (reference.scheme()) {
                    case ENV -> variables.getOrDefault(reference.location(), "").getBytes(UTF_8);
                    case FILE -> content(reference.location());
                    case EXEC, VAULT -> NONE;
                })
                .filter(key -> key.length > 0)
                .toList());
    }

    /** {@return the content without one final newline} */
    private static byte[] content(String location) {
        byte[] buffer = new byte[MAX_BYTES];
        try {
            Path file = Path.of(location);
            if (!Files.isRegularFile(file)) { // Reading a pipe could block, and would take the key away.
                return NONE;
            }
            try (InputStream in = Files.newInputStream(file)) {
                int length = in.readNBytes(buffer, 0, buffer.length);
                length -= length > 0 && buffer[length - 1] == '\n' ? 1 : 0;
                length -= length > 0 && buffer[length - 1] == '\r' ? 1 : 0;
                return Arrays.copyOf(buffer, length);
            }
        } catch (IOException | InvalidPathException e) {
            return NONE;
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    /** {@return whether the text is one of the keys} */
    public boolean contains(String text) {
        return keys.stream().anyMatch(key -> text.length() <= key.length && Arrays.equals(key, text.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        keys.forEach(key -> Arrays.fill(key, (byte) 0));
    }
}
