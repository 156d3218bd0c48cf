package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.result.SecretUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A small file that contains a credential. The file is read at each use, because the credential may be rotated. Thread-safe.
 *
 * @param kind the kind of credential, for messages, such as {@code secret key}
 * @param file the file
 * @since 1.0.0
 */
public record CredentialFile(String kind, Path file) implements Supplier<String> {

    /**
     * {@return the content of the file, without leading and trailing white space}
     *
     * @throws SecretUnavailableException if the file cannot be read; the message contains nothing of its content
     */
    @Override
    public String get() {
        return new String(bytes(), UTF_8).strip();
    }

    byte[] bytes() {
        // Reading a pipe could block the call beyond its deadline.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw failed("is not a regular file; set the path of the file with the " + kind);
        }
        byte[] buffer = new byte[KeyText.MAX_BYTES + 1];
        try (InputStream in = Files.newInputStream(file)) {
            int length = in.readNBytes(buffer, 0, buffer.length); // Makes no copy, unlike readNBytes(int).
            if (length > KeyText.MAX_BYTES) {
                throw failed("is larger than the limit of 64 KiB; store only the " + kind + " in it");
            }
            return Arrays.copyOf(buffer, length);
        } catch (NoSuchFileException e) {
            throw failed("does not exist; create it, or correct its path");
        } catch (AccessDeniedException e) {
            throw failed("may not be read by this user; change its owner or its permissions");
        } catch (IOException e) {
            throw failed("causes an I/O error; check the disk or the mount");
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private SecretUnavailableException failed(String problem) {
        return new SecretUnavailableException("the " + kind + " cannot be read: the file " + file + " " + problem);
    }
}
