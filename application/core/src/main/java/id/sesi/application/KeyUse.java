package id.sesi.application;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Fetches a key, uses it and wipes it, on the current thread. Thread-safe. */
record KeyUse(SecretSource source) {

    /**
     * {@return what the use returns; it must not keep the key}
     *
     * @throws SecretUnavailableException if the source returns no usable key
     */
    <T> T use(Duration timeout, Function<SecretKey, T> use) {
        try (SecretKey key = fetch(timeout)) {
            return use.apply(key);
        } catch (IllegalStateException e) {
            throw new SecretUnavailableException(
                    "the secret source gave a key that is closed already; give a new one each time");
        }
    }

    static SecretUnavailableException tooSlow(Duration timeout) {
        return new SecretUnavailableException("the secret source gave no key within the " + timeout.toMillis()
                + " ms that it had; check the source, or allow a longer deadline");
    }

    private SecretKey fetch(Duration timeout) {
        try {
            return Optional.ofNullable(source.fetch(timeout))
                    .orElseThrow(() -> new SecretUnavailableException("the secret source gave null instead of a key"));
        } catch (SecretUnavailableException e) {
            throw e;
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Only the class of a foreign exception is reported: its message might contain confidential data.
            throw new SecretUnavailableException(
                    "the secret source failed (" + e.getClass().getName() + ")");
        }
    }
}
