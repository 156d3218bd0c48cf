package id.sesi.application;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Fetches a key, passes it to a function and wipes it, on the calling thread. Thread-safe. */
record KeyUse(SecretSource source) {

    /**
     * Fetches a key and applies the function to it.
     *
     * @param timeout the time limit that is passed to the source; positive
     * @param use must not store the key: the key is closed afterwards
     * @return the result of the function
     * @throws SecretUnavailableException if the source returns no usable key
     */
    <T> T use(Duration timeout, Function<SecretKey, T> use) {
        try (SecretKey key = fetch(timeout)) {
            return use.apply(key);
        } catch (IllegalStateException e) {
            throw new SecretUnavailableException(
                    "the secret source returned a closed key; return a new key on each call");
        }
    }

    static SecretUnavailableException timeoutException(Duration timeout) {
        return new SecretUnavailableException("the secret source returned no key within " + timeout.toMillis()
                + " ms; check the source, or set a longer deadline");
    }

    private SecretKey fetch(Duration timeout) {
        try {
            return Optional.ofNullable(source.fetch(timeout))
                    .orElseThrow(
                            () -> new SecretUnavailableException("the secret source returned null instead of a key"));
        } catch (SecretUnavailableException e) {
            throw e;
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException(String.valueOf(e.getMessage()));
        } catch (Exception e) { // Sources in other languages than Java may throw checked exceptions.
            // Reports only the class of the exception, because its message might contain confidential data.
            throw new SecretUnavailableException(
                    "the secret source failed (" + e.getClass().getName() + ")");
        }
    }
}
