package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.PartnerId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each listed mistake with the key gives the signature that it has always given. Decision record 60 says how the lines were checked. */
class KeyCatalogueTest {

    private static final byte[] MESSAGE = "a|Zoë|".getBytes(UTF_8);

    private static final RawRequest REQUEST = RawRequest.builder(new PartnerId("p-1"))
            .userId("u")
            .email("e")
            .name("n")
            .companyId("k")
            .candidate("c", "", "")
            .build();

    @Test
    void interpretations_of_the_key_are_kept() {
        Catalogue catalogue = new Catalogue("key-interpretations");
        for (KeyInterpretation interpretation : KeyInterpretation.values()) {
            String results = Stream.of(
                            "3f9A0c1e5b7dc3a9", // Both hexadecimal digits and Base64.
                            "Sk_l-ive:wqlB/w==", // Base64 with a prefix.
                            "c3-A9:c3a9", // Hexadecimal digits with a hyphen and a prefix.
                            " kü'\"$x${y_1} z #\\n&<+%41\t",
                            "a-_b_-5", // The URL-safe alphabet, and one character too many.
                            "k?>~",
                            "0123456789".repeat(7))
                    .map(key -> result(interpretation, key))
                    .collect(joining(" "));
            catalogue.addLine(interpretation.frequency() + " " + interpretation.description() + " → " + results);
        }
        catalogue.assertKept();
    }

    private static String result(KeyInterpretation interpretation, String key) {
        byte[] bytes = key.getBytes(UTF_8);
        return interpretation
                .apply(bytes)
                .map(changed -> Arrays.equals(changed, bytes) ? "=" : Visible.of(changed))
                .orElse("none");
    }

    /** The key is both hexadecimal digits and Base64, so no interpretation is missing. */
    @Test
    void keys_are_kept() {
        Catalogue catalogue = new Catalogue("keys");
        try (SigningKeys keys = keys()) {
            for (SigningKey key : keys.all()) {
                byte[] mac = key.sign(MacConstruction.HMAC, Hash.SHA_256, MESSAGE);
                key.mistakes().forEach(mistake -> catalogue.addFix(mistake.fix()));
                catalogue.addLine(key.frequency() + " " + causes(key.mistakes()) + " → " + Visible.of(mac));
            }
        }
        catalogue.assertKept();
    }

    @Test
    void computations_are_kept() {
        Catalogue catalogue = new Catalogue("computations");
        for (MacConstruction construction : MacConstruction.values()) {
            List<Hash> hashes = construction == MacConstruction.HMAC || construction == MacConstruction.HMAC_SWAPPED
                    ? List.of(Hash.values())
                    : List.of(Hash.SHA_256, Hash.SHA_512_224);
            for (Hash hash : hashes) {
                catalogue.addLine(construction.frequency() + " " + construction.description(hash) + " → "
                        + mac(construction, hash, "kuncí") + " " + mac(construction, hash, "0123456789".repeat(15)));
            }
        }
        for (Hash hash : Hash.values()) {
            catalogue.addLine(hash + " has " + hash.length() + " bytes, and blocks of " + hash.blockLength());
        }
        catalogue.assertKept();
    }

    private static String mac(MacConstruction construction, Hash hash, String key) {
        byte[] bytes = key.getBytes(UTF_8);
        try (Hmac hmac = new Hmac(hash, bytes)) {
            return ExampleRequest.hex(construction.apply(hmac, bytes, MESSAGE));
        }
    }

    /** Of the signers with two mistakes, only those with some keys are listed. */
    @Test
    void signers_are_kept() {
        Catalogue catalogue = new Catalogue("signers");
        try (SigningKeys keys = keys()) {
            for (Signer signer : Signer.withOneMistake(keys)) {
                signer.mistakes().forEach(mistake -> catalogue.addFix(mistake.fix()));
                add(signer, catalogue);
            }
            List<Signer> two = Signer.withTwoMistakes(keys);
            catalogue.addLine(two.size() + " with two mistakes:");
            two.stream()
                    .filter(signer -> causes(signer.mistakes())
                            .matches("the key was (read with a newline at its end|reversed|the text SECRET) / .*"))
                    .forEach(signer -> add(signer, catalogue));
        }
        catalogue.assertKept();
    }

    private static void add(Signer signer, Catalogue catalogue) {
        catalogue.addLine(
                signer.frequency() + " " + causes(signer.mistakes()) + " → " + Visible.hash(signer.sign(MESSAGE)));
    }

    private static String causes(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::cause).collect(joining(" / "));
    }

    private static SigningKeys keys() {
        return SigningKeys.of(
                new KeyBytes("3f9A0c1e5b7dc3a9".getBytes(UTF_8)),
                Optional.of(new KeyBytes("other".getBytes(UTF_8))),
                REQUEST);
    }
}
