package id.sesi.adapters.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text from a regular file of limited size, because a pipe or a device might never end. */
final class InputFile {

    static final int MAX_BYTES = 8 << 20;

    private InputFile() {}

    /** @throws IllegalArgumentException if the file cannot be read, is larger than 8 MiB, or is not encoded in {@code charset} */
    static String read(Path file, Charset charset) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw problem("is not a regular file", file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw problem("is larger than the limit of 8 MiB", file);
            }
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (NoSuchFileException e) {
            throw problem("does not exist", file);
        } catch (AccessDeniedException e) {
            throw problem("this user may not read", file);
        } catch (IOException e) {
            throw problem("cannot be read", file);
        }
    }

    private static IllegalArgumentException problem(String problem, Path file) {
        return new IllegalArgumentException("names a file that " + problem + ": " + file);
    }
}
