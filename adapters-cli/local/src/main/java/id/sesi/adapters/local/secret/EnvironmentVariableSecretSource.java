package id.sesi.adapters.local.secret;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Map;

/**
 * Reads the key from an environment variable. Thread-safe.
 *
 * @since 1.0.0
 */
public final class EnvironmentVariableSecretSource implements SecretSource {

    private final String name;
    private final Map<String, String> environment;

    /**
     * Creates a source that reads the variable at each fetch.
     *
     * @param name the name of the variable
     * @param environment usually {@link System#getenv()}
     */
    public EnvironmentVariableSecretSource(String name, Map<String, String> environment) {
        this.name = name;
        this.environment = environment;
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
        String key = environment.get(name);
        if (key == null) {
            throw new SecretUnavailableException(
                    "the secret key is missing: the environment variable " + name + " is not set; set it to the key");
        }
        if (key.indexOf('\ufffd') >= 0) {
            throw new SecretUnavailableException("the secret key in the environment variable " + name
                    + " could not be decoded as UTF-8; set a UTF-8 locale such as LC_ALL=C.UTF-8, or use a file");
        }
        return KeyText.validatedBytes(key, location());
    }

    private String location() {
        return "the environment variable " + name;
    }

    /** {@return the location that this source reads} */
    @Override
    public String toString() {
        return "env:" + name;
    }
}
