package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The correct key and all keys that code might use by mistake. {@link #close()} wipes them. Not thread-safe. */
final class SigningKeys implements AutoCloseable {

    private static final String USE_KEY_UNCHANGED = "use the characters of the key unchanged, in UTF-8";
    private static final String USE_SECRET_KEY = "read the secret key of this partner, and use it as the key";

    /** Texts that stand for the key in templates and examples. */
    private static final List<String> PLACEHOLDERS = List.of(
            "nil",
            "NULL",
            "false",
            "$PSIKOLOGIE_SECRET_KEY",
            "${PSIKOLOGIE_SECRET_KEY}",
            "secret",
            "secretKey",
            "secret_key",
            "secret-key",
            "SECRET_KEY",
            "SECRET",
            "secretkey",
            "key",
            "test",
            "password",
            "changeme",
            "change-me",
            "your-secret-key",
            "your_secret_key",
            "YOUR_SECRET_KEY",
            "your-secret",
            "YOUR_SECRET",
            "my-secret-key",
            "mysecret",
            "xxx",
            "<secret>",
            "<secret-key>",
            "{secretKey}",
            "${SECRET_KEY}",
            "$SECRET_KEY",
            "process.env.PSIKOLOGIE_SECRET_KEY",
            "%PSIKOLOGIE_SECRET_KEY%",
            "{{PSIKOLOGIE_SECRET_KEY}}",
            "PSIKOLOGIE_SECRET",
            "{{secret_key}}",
            "{{secretKey}}",
            "{{secret}}",
            "{{SECRET_KEY}}",
            "{{secret-key}}",
            "<SECRET_KEY>",
            "your-secret-key-here",
            "YOUR_SECRET_KEY_HERE",
            "secretKeyHere",
            "[object Object]",
            "[object Promise]",
            "Array",
            "0",
            "true");

    private final List<SigningKey> keys = new ArrayList<>();

    private SigningKeys() {}

    /** {@return the keys, the correct one first, then the most likely ones} */
    static SigningKeys of(KeyBytes key, Optional<KeyBytes> otherKey, RawRequest request) {
        SigningKeys all = new SigningKeys();
        all.addInterpretations(key);
        otherKey.ifPresent(all::addOtherEnvironmentKey);
        for (int i = 0; i < CanonicalString.FIELDS.size(); i++) {
            all.add(
                    i == 0 ? COMMON : RARE,
                    "the key was the value of " + CanonicalString.FIELDS.get(i),
                    request.signedValues().get(i));
        }
        all.addCombinations(new String(key.bytes(), UTF_8), request.partnerId().value());
        PLACEHOLDERS.forEach(word -> all.add(EXOTIC, "the key was the text " + word, word));
        return all;
    }

    /** {@return the keys, the correct one first} */
    List<SigningKey> all() {
        return keys;
    }

    private void addOtherEnvironmentKey(KeyBytes other) {
        add(new SigningKey(
                COMMON,
                List.of(new Mistake("the key is that of the other environment", "use the key of this environment")),
                other.bytes().clone()));
    }

    private void addInterpretations(KeyBytes key) {
        for (KeyInterpretation interpretation : KeyInterpretation.values()) {
            List<Mistake> mistakes = interpretation == KeyInterpretation.AS_GIVEN
                    ? List.of()
                    : List.of(new Mistake("the key was " + interpretation.description(), USE_KEY_UNCHANGED));
            interpretation
                    .apply(key.bytes())
                    .ifPresent(bytes -> add(new SigningKey(interpretation.frequency(), mistakes, bytes)));
        }
    }

    private void addCombinations(String key, String partnerId) {
        for (String separator : List.of("", ":", "|", "-", "_", ".")) {
            add(RARE, "the key was the partnerId, " + separator + " and the key", partnerId + separator + key);
            add(RARE, "the key was the key, " + separator + " and the partnerId", key + separator + partnerId);
        }
        for (String prefix :
                List.of("secret=", "key=", "Bearer ", "secret:", "SECRET_KEY=", "PSIKOLOGIE_SECRET_KEY:")) {
            add(EXOTIC, "the key was used with " + prefix + " before it", prefix + key);
        }
        try (Hmac hmac = new Hmac(Hash.SHA_256, key.getBytes(UTF_8))) {
            byte[] derived = hmac.of(partnerId.getBytes(UTF_8));
            add(
                    RARE,
                    "the key was the HMAC-SHA256 of the partnerId, in digits",
                    HexFormat.of().formatHex(derived));
            Mistake inBytes = new Mistake("the key was the HMAC-SHA256 of the partnerId, in bytes", USE_KEY_UNCHANGED);
            add(new SigningKey(RARE, List.of(inBytes), derived));
        }
    }

    private void add(Frequency frequency, String cause, String text) {
        add(new SigningKey(frequency, List.of(new Mistake(cause, USE_SECRET_KEY)), text.getBytes(UTF_8)));
    }

    /** Adds the key, unless a likelier mistake gives the same key. */
    private void add(SigningKey key) {
        if (keys.stream().anyMatch(key::hasSameBytes)) {
            key.close();
        } else {
            keys.add(key);
        }
    }

    @Override
    public void close() {
        keys.forEach(SigningKey::close);
    }
}
