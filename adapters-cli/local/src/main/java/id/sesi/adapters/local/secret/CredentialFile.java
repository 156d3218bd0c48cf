package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.result.SecretUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A small file with something confidential in it, read anew each time, as it may be rotated. Thread-safe.
 *
 * @param what is in it, for messages
 * @param file where it is
 */
public record CredentialFile(String what, Path file) implements Supplier<String> {

    /**
     * {@return the content without white space around it}
     *
     * @throws SecretUnavailableException if it cannot be read; says why, but shows nothing of it
     */
    @Override
    public String get() {
        return new String(bytes(), UTF_8).strip();
    }

    byte[] bytes() {
        // A pipe could keep the call waiting beyond its deadline.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw failed("is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(KeyText.MAX_BYTES + 1);
            if (bytes.length > KeyText.MAX_BYTES) {
                throw failed("is larger than 64 KiB, which is too large");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw failed("does not exist");
        } catch (AccessDeniedException e) {
            throw failed("may not be read by this user");
        } catch (IOException e) {
            throw failed("cannot be read");
        }
    }

    private SecretUnavailableException failed(String problem) {
        return new SecretUnavailableException("there is no " + what + ": the file " + file + " " + problem);
    }
}
