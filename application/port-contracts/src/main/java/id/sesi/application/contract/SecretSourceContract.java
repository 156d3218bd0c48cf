package id.sesi.application.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.sesi.application.driven.SecretSource;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import id.sesi.domain.Signature;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Tests that every {@link SecretSource} must pass.
 *
 * @since 1.0.0
 */
public abstract class SecretSourceContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String SIGNS_DIFFERENTLY =
            "the returned key gives another signature than the stored key; return its UTF-8 bytes without trimming or decoding";

    /** {@return a source in which exactly this key is stored} */
    protected abstract SecretSource withKey(String secret);

    /** {@return a source in which no key is stored} */
    protected abstract SecretSource withoutKey();

    @Test
    void returns_the_stored_key() {
        String secret = "kunci-rahasia-ñ-李";
        assertEquals(signatureBy(secret), signatureBy(withKey(secret)), SIGNS_DIFFERENTLY);
    }

    @Test
    void returns_a_new_key_to_each_caller() {
        SecretSource source = withKey(Requests.SECRET);
        SecretKey first = source.fetch(Requests.PARTNER, TIMEOUT);
        SecretKey second = source.fetch(Requests.PARTNER, TIMEOUT);
        first.close();

        assertNotSame(first, second, "if one caller closed the key, the other could not use it");
        assertEquals(
                signatureBy(Requests.SECRET), second.sign(Requests.minimal().canonicalString()), SIGNS_DIFFERENTLY);
        assertEquals(signatureBy(Requests.SECRET), signatureBy(source), SIGNS_DIFFERENTLY);
    }

    @Test
    void reports_a_missing_key() {
        SecretSource source = withoutKey();
        assertThrows(SecretUnavailableException.class, () -> source.fetch(Requests.PARTNER, TIMEOUT));
    }

    @Test
    void never_reveals_the_key() {
        assertFalse(withKey(Requests.SECRET).toString().contains(Requests.SECRET), "toString() reveals the key");
    }

    private static Signature signatureBy(SecretSource source) {
        try (SecretKey key = source.fetch(Requests.PARTNER, TIMEOUT)) {
            return key.sign(Requests.minimal().canonicalString());
        }
    }

    private static Signature signatureBy(String secret) {
        return signatureBy((SecretSource) (partnerId, timeout) -> SecretKey.of(secret.getBytes(UTF_8)));
    }
}
