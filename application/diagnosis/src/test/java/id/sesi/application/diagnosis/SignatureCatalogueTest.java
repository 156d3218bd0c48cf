package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every known notation of a signature is recognized. Another program wrote the texts in the kept files: each line has the
 * notations that fit the MAC above it, the most likely one first, and the text of the signature.
 */
class SignatureCatalogueTest {

    private static final String ARROW = " ← ";
    private static final String MAC = "mac: ";

    @Test
    void signatures_in_digits_are_recognized() {
        assertRecognized("signatures-in-digits");
    }

    @Test
    void parts_of_signatures_are_recognized() {
        assertRecognized("signatures-in-part");
    }

    @Test
    void signatures_in_bytes_are_recognized() {
        assertRecognized("signatures-in-bytes");
    }

    @Test
    void signatures_as_numbers_are_recognized() {
        assertRecognized("signatures-as-numbers");
    }

    @Test
    void signatures_that_have_lost_something_are_recognized() {
        assertRecognized("signatures-with-loss");
    }

    @Test
    void printed_objects_are_recognized() {
        assertRecognized("signatures-as-objects");
    }

    @Test
    void every_notation_with_loss_is_in_a_kept_file() {
        List<String> lines = Stream.of(
                        "signatures-with-loss", "signatures-in-part", "signatures-in-bytes", "signatures-in-digits")
                .flatMap(family -> new Catalogue(family).kept().stream())
                .toList();
        for (LossyNotation notation : LossyNotation.values()) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(notation.description())), notation.description());
        }
    }

    private static void assertRecognized(String family) {
        Catalogue catalogue = new Catalogue(family);
        byte[] mac = new byte[0];
        assertFalse(catalogue.kept().isEmpty(), family);
        for (String line : catalogue.kept()) {
            if (line.startsWith(MAC)) {
                mac = HexFormat.of().parseHex(line.substring(MAC.length()));
                catalogue.addLine(line);
            } else {
                assertTrue(line.contains(ARROW), line);
                String text = line.substring(line.indexOf(ARROW) + ARROW.length());
                catalogue.addLine(notations(Visible.parse(text), mac) + ARROW + text);
            }
        }
        catalogue.assertKept();
    }

    private static String notations(String signature, byte[] mac) {
        List<SignatureInterpretation> all = SignatureInterpretation.parse(signature);
        if (all.isEmpty()) {
            return "no signature";
        }
        List<String> fitting = all.stream()
                .filter(each -> each.matches(mac))
                .map(each -> each.mistake().map(Mistake::cause).orElse("correct"))
                .map(cause -> cause.replaceFirst("^the signature is written ", ""))
                .distinct()
                .toList();
        return fitting.isEmpty() ? "none" : String.join(" / ", fitting);
    }
}
