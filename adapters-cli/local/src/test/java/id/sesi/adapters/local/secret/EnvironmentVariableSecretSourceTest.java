package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.contract.Requests;
import id.sesi.application.contract.SecretSourceContract;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentVariableSecretSourceTest extends SecretSourceContract {

    @Override
    protected EnvironmentVariableSecretSource withKey(String secret) {
        return new EnvironmentVariableSecretSource("KEY", Map.of("KEY", secret));
    }

    @Override
    protected EnvironmentVariableSecretSource withoutKey() {
        return new EnvironmentVariableSecretSource("KEY", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary\n",
                "can\ufffdary", // SecretKeyTest tests all invalid characters.
                "PSIKOLOGIE_SECRET_KEY=canary",
                "export PSIKOLOGIE_SECRET=canary"
            })
    void an_invalid_key_is_rejected_without_showing_it(String key) {
        SecretUnavailableException rejected = assertThrows(
                SecretUnavailableException.class, () -> withKey(key).fetch(Requests.PARTNER, Duration.ofSeconds(1)));

        assertTrue(rejected.problem().contains("the environment variable KEY"), rejected.problem());
        assertFalse(rejected.problem().contains("canary"), rejected.problem());
        assertEquals(
                rejected.problem(),
                assertThrows(
                                SecretUnavailableException.class,
                                () -> withKey(key).fetchBytes(Duration.ofSeconds(1)))
                        .problem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufffdcanary", "canary\ufffd"})
    void a_variable_that_java_could_not_decode_is_reported(String key) {
        SecretUnavailableException rejected = assertThrows(
                SecretUnavailableException.class, () -> withKey(key).fetchBytes(Duration.ofSeconds(1)));

        assertTrue(
                rejected.problem().contains("could not be decoded as UTF-8; set a UTF-8 locale"), rejected.problem());
    }

    @Test
    void the_fetched_bytes_are_those_of_the_signing_key() {
        byte[] bytes = withKey("kunci-ñ-李").fetchBytes(Duration.ofSeconds(1));
        assertArrayEquals("kunci-ñ-李".getBytes(UTF_8), bytes);
    }

    @Test
    void the_bytes_belong_to_the_caller() {
        EnvironmentVariableSecretSource source = withKey("k");
        Arrays.fill(source.fetchBytes(Duration.ofSeconds(1)), (byte) 0);
        assertArrayEquals(new byte[] {'k'}, source.fetchBytes(Duration.ofSeconds(1)));
    }

    @Test
    void inner_white_space_belongs_to_the_key() {
        try (SecretKey key = withKey("two words").fetch(Requests.PARTNER, Duration.ofSeconds(1));
                SecretKey same = SecretKey.of("two words".getBytes(UTF_8))) {
            assertEquals(
                    same.sign(Requests.minimal().canonicalString()),
                    key.sign(Requests.minimal().canonicalString()));
        }
    }

    @Test
    void a_missing_variable_is_named() {
        SecretUnavailableException missing = assertThrows(
                SecretUnavailableException.class, () -> withoutKey().fetch(Requests.PARTNER, Duration.ofSeconds(1)));

        assertEquals(
                "the secret key is missing: the environment variable KEY is not set; set it to the key",
                missing.problem());
        assertEquals(
                missing.problem(),
                assertThrows(
                                SecretUnavailableException.class,
                                () -> withoutKey().fetchBytes(Duration.ofSeconds(1)))
                        .problem());
    }

    @Test
    void a_key_that_is_the_partner_id_is_rejected() {
        SecretUnavailableException rejected = assertThrows(
                SecretUnavailableException.class,
                () -> withKey(Requests.PARTNER.value()).fetch(Requests.PARTNER, Duration.ofSeconds(1)));

        assertEquals(
                "the secret key in the environment variable KEY has the same value as the partner ID; set each to the value"
                        + " that the vendor gave you",
                rejected.problem());
    }
}
