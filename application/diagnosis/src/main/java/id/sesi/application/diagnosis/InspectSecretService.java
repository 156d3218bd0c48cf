package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.driven.KeyMaterial;
import id.sesi.application.diagnosis.driving.InspectSecret;
import java.util.HexFormat;

/** Describes a freshly fetched key, which is wiped afterwards. */
record InspectSecretService(KeyMaterialFetch keys) implements InspectSecret {

    /** No canonical string, because those have separators: the fingerprint is a part of no signature. */
    private static final byte[] FINGERPRINTED = "sesi key fingerprint".getBytes(UTF_8);

    private static final int FINGERPRINT_BYTES = 8;

    @Override
    public KeyTraits inspect() {
        try (KeyMaterial key = keys.fetch()) {
            byte[] mac = SigningMethod.HMAC_SHA256.apply(key.bytes(), FINGERPRINTED);
            return new KeyTraits(key.bytes().length, HexFormat.of().formatHex(mac, 0, FINGERPRINT_BYTES));
        }
    }
}
