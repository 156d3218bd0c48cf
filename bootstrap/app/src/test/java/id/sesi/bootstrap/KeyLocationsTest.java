package id.sesi.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.adapters.cli.settings.KeySettings;
import id.sesi.adapters.cli.settings.NetworkSettings;
import id.sesi.adapters.cli.settings.SecretReference;
import id.sesi.adapters.cli.settings.UseCaseSettings;
import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing and the diagnosis must read the same key. Otherwise the diagnosis would explain the signature of another key. */
class KeyLocationsTest {

    private static final String KEY = "kunci-rahasia-ñ-李";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final CanonicalString CANONICAL =
            CanonicalString.of(new PartnerId("psikologihub-1024"), "U", "a@b.id", "N", "", List.of("c1"));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    /** The file ends with a newline, because most tools write one. */
    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("key"), KEY + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env:KEY", "file:{file}", "exec:cat '{file}'"})
    void the_key_and_the_bytes_of_a_location_make_the_same_signature(String reference) throws GeneralSecurityException {
        ConfiguredKeys locations = locations(reference, "env:OTHER");

        assertEquals(signatureBy(KEY), signatureOfKey(locations.requireSigningKey()));
        assertEquals(signatureBy(KEY), signatureOfBytes(locations.requireSigningKey()));
    }

    @Test
    void the_key_of_the_other_environment_has_its_own_location() throws GeneralSecurityException {
        KeySources other = locations("file:{file}", "env:OTHER").other().orElseThrow();

        assertEquals(signatureBy("other-key"), signatureOfKey(other));
        assertEquals(signatureBy("other-key"), signatureOfBytes(other));
    }

    private ConfiguredKeys locations(String reference, String other) {
        KeySettings keys = new KeySettings(
                Optional.empty(),
                SecretReference.parse(reference.replace("{file}", file.toString())),
                SecretReference.parse(other),
                Optional.empty(),
                Map.of("KEY", KEY, "OTHER", "other-key"));
        try (OpenResources resources = new OpenResources()) {
            return KeyModule.configuredKeys(
                    new UseCaseSettings(NetworkSettings.OFFLINE, keys, TIMEOUT, Optional.empty()), resources);
        }
    }

    private static String signatureOfKey(KeySources location) {
        try (SecretKey key = location.secretSource().fetch(CANONICAL.partnerId(), TIMEOUT)) {
            return key.sign(CANONICAL).hex();
        }
    }

    private static String signatureOfBytes(KeySources location) throws GeneralSecurityException {
        try (KeyBytes material = location.bytesSource().fetch(TIMEOUT)) {
            return hmac(material.bytes());
        }
    }

    private static String signatureBy(String key) throws GeneralSecurityException {
        return hmac(key.getBytes(UTF_8));
    }

    private static String hmac(byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(CANONICAL.text().getBytes(UTF_8)));
    }
}
