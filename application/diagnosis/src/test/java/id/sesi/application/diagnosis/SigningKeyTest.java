package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    private static final byte[] MESSAGE = "message".getBytes(UTF_8);

    @Test
    void a_closed_key_has_wiped_its_bytes() {
        byte[] bytes = "canary".getBytes(UTF_8);

        new SigningKey(Frequency.COMMON, List.of(), bytes).close();

        assertArrayEquals(new byte[6], bytes);
    }

    /** The two hashes of an HMAC that was closed start without a key. */
    @Test
    void closed_keys_have_forgotten_what_was_derived_from_them() {
        KeyBytes key = new KeyBytes("canary".getBytes(UTF_8));
        List<SigningKey> all;
        try (SigningKeys keys = SigningKeys.of(
                key, Optional.empty(), RawRequest.builder(new PartnerId("p")).build())) {
            all = keys.all();
            all.forEach(SigningKeyTest::sign);
        }

        byte[] withoutKey = Hash.SHA_256.of(Hash.SHA_256.of(MESSAGE));
        all.forEach(each -> assertArrayEquals(withoutKey, sign(each), each.mistakes()::toString));
    }

    private static byte[] sign(SigningKey key) {
        return key.sign(MacConstruction.HMAC, Hash.SHA_256, MESSAGE);
    }
}
