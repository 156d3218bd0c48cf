package id.sesi.adapters.cli.secret;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Takes the key from a file, as Docker, Kubernetes and systemd provide it. One final newline is dropped. Thread-safe. */
public final class FileSecretSource implements SecretSource {

    private final Path file;

    /** @param file holds the key and nothing else, as UTF-8 of at most 64 KiB */
    public FileSecretSource(Path file) {
        this.file = file;
    }

    @Override
    public SecretKey fetch(Duration atMost) {
        return KeyText.toSecretKey(read(), "the file " + file);
    }

    private byte[] read() {
        // A pipe could keep the call waiting beyond its deadline.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new SecretUnavailableException("the secret key's file " + file + " is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(KeyText.MOST_BYTES + 1);
            if (bytes.length > KeyText.MOST_BYTES) {
                throw new SecretUnavailableException("the file " + file + " is too large for a secret key");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new SecretUnavailableException("there is no secret key: the file " + file + " does not exist");
        } catch (AccessDeniedException e) {
            throw new SecretUnavailableException("the secret key's file " + file + " may not be read by this user");
        } catch (IOException e) {
            throw new SecretUnavailableException("the secret key's file " + file + " cannot be read");
        }
    }

    /** {@return where it looks} */
    @Override
    public String toString() {
        return "file:" + file;
    }
}
