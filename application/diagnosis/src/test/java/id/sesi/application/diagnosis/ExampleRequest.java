package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.domain.PartnerId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A request, its correct text, and code that signs any text. */
final class ExampleRequest {

    static final String KEY = "a3VuY2ktcmFoYXNpYQ==";
    static final String CORRECT = text("Zoë O'Brien & Co", "c10,c9");

    private ExampleRequest() {}

    static RawRequest.Builder request() {
        return RawRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("U/1")
                .email("z@x.id")
                .name("Zoë O'Brien & Co")
                .candidate("c10", "Ani", "a@x.id")
                .candidate("c9", "Budi", "b@x.id");
    }

    static String text(String name, String ids) {
        return "psikologihub-1024|U/1|z@x.id|" + name + "||" + ids;
    }

    static Verification verify(RawRequest request, String signature) {
        return Diagnosis.verifySignature(
                        timeout -> new KeyBytes(KEY.getBytes(UTF_8)),
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        Runnable::run)
                .verify(request, signature);
    }

    /** {@return the result of a search for single mistakes only, which takes less time if there is no explanation} */
    static Verification verifyWithoutCombinations(RawRequest request, String signature) {
        try (SigningKeys keys = SigningKeys.of(new KeyBytes(KEY.getBytes(UTF_8)), Optional.empty(), request)) {
            return MistakeSearch.search(request, signature, keys, SearchLimit.ofSingleMistakes(), new SearchLimit(0));
        }
    }

    static List<String> causes(String signature) {
        return causes(request().build(), signature);
    }

    static List<String> causes(RawRequest request, String signature) {
        return assertInstanceOf(Explained.class, verify(request, signature)).mistakes().stream()
                .map(Mistake::cause)
                .toList();
    }

    static byte[] hmac(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] hmac(byte[] key, byte[] message) {
        return hmac("HmacSHA256", key, message);
    }

    static byte[] mac(String text) {
        return hmac(KEY.getBytes(UTF_8), text.getBytes(UTF_8));
    }

    static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
