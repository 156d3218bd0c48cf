package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.sesi.fuzz.InputText;
import java.util.HexFormat;
import java.util.List;

/** The signature that a request claims, in {@code sesi verify}. Only 64 lower-case digits are without a mistake. */
public final class SignatureTarget {

    /** The signature of the first published vector. */
    private static final String CORRECT = "ac689886217ce7c1002102d1327dfe741ecfeb3912426eac1777e80db427a1c2";

    private SignatureTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = InputText.text(input);
        byte[] mac = HexFormat.of().parseHex(CORRECT);
        List<SignatureInterpretation> matching = SignatureInterpretation.parse(text).stream()
                .filter(each -> each.matches(mac))
                .toList();
        boolean hasCorrect = matching.stream().anyMatch(each -> each.mistake().isEmpty());
        assertEquals(text.equals(CORRECT), hasCorrect);
    }
}
