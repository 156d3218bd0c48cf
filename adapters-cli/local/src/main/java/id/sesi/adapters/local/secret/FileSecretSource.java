package id.sesi.adapters.local.secret;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Reads the key from a file, as Docker, Kubernetes and systemd provide it. Removes one final newline. Thread-safe.
 *
 * @since 1.0.0
 */
public final class FileSecretSource implements SecretSource {

    private final CredentialFile file;

    /** @param file the file, which contains only the key, in UTF-8 and at most 64 KiB; read at each fetch */
    public FileSecretSource(Path file) {
        this.file = new CredentialFile("secret key", file);
    }

    @Override
    public SecretKey fetch(PartnerId partnerId, Duration timeout) {
        return KeyText.secretKey(fetchBytes(timeout), partnerId, location());
    }

    /**
     * {@return the bytes of the key, for tools that cannot use a {@link SecretKey}; the caller must wipe them}
     *
     * @param timeout as for {@link #fetch}
     * @throws SecretUnavailableException as for {@link #fetch}
     */
    public byte[] fetchBytes(Duration timeout) {
        return KeyText.parse(file.bytes(), location());
    }

    private String location() {
        return "the file " + file.file();
    }

    /** {@return the location that this source reads} */
    @Override
    public String toString() {
        return "file:" + file.file();
    }
}
