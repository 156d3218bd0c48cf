package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.InspectSecret;
import java.util.HexFormat;

/** Fetches a key, describes it and wipes it. */
record InspectSecretService(KeyBytesFetcher keyFetcher) implements InspectSecret {

    /** The message whose MAC is the fingerprint. It has no separators, so it cannot be the canonical string of a request. */
    private static final byte[] FINGERPRINT_MESSAGE = "sesi key fingerprint".getBytes(UTF_8);

    private static final int FINGERPRINT_BYTES = 8;

    @Override
    public KeyDescription inspect() {
        try (KeyBytes key = keyFetcher.fetch();
                Hmac hmac = new Hmac(Hash.SHA_256, key.bytes())) {
            byte[] mac = hmac.of(FINGERPRINT_MESSAGE);
            return new KeyDescription(key.bytes().length, HexFormat.of().formatHex(mac, 0, FINGERPRINT_BYTES));
        }
    }
}
