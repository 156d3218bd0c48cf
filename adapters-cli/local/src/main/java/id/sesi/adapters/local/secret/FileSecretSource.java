package id.sesi.adapters.local.secret;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.nio.file.Path;
import java.time.Duration;

/** Takes the key from a file, as Docker, Kubernetes and systemd provide it. One final newline is dropped. Thread-safe. */
public final class FileSecretSource implements SecretSource {

    private final CredentialFile file;

    /** @param file holds the key and nothing else, as UTF-8 of at most 64 KiB */
    public FileSecretSource(Path file) {
        this.file = new CredentialFile("secret key", file);
    }

    @Override
    public SecretKey fetch(Duration timeout) {
        return KeyText.secretKey(fetchBytes(timeout));
    }

    /**
     * {@return the bytes of the key, for tools that need more than signatures; the caller must wipe them}
     *
     * @param timeout as of {@link #fetch}
     * @throws SecretUnavailableException as of {@link #fetch}
     */
    public byte[] fetchBytes(Duration timeout) {
        return KeyText.keyBytes(file.bytes(), "the file " + file.file());
    }

    /** {@return the location that this source reads} */
    @Override
    public String toString() {
        return "file:" + file.file();
    }
}
