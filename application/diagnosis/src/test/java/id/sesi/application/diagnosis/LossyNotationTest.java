package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LossyNotationTest {

    @Test
    void a_zero_that_is_missing_is_recognized() {
        assertEquals(
                List.of(LossyNotation.HEX_WITHOUT_LEADING_ZEROS),
                foundIn("sha256=" + "5" + "a1".repeat(31), mac("05" + "a1".repeat(31))));
    }

    /** No byte of this signature has a leading zero, so its usual notation is also the one without leading zeros. */
    @Test
    void a_complete_signature_behind_a_text_has_lost_nothing() {
        String digits = "a1".repeat(32);
        assertEquals(List.of(), foundIn("the text" + digits, mac(digits)));
        assertEquals(List.of(), foundIn("the text" + digits.toUpperCase(Locale.ROOT), mac(digits)));
    }

    private static List<LossyNotation> foundIn(String text, byte[] mac) {
        return Arrays.stream(LossyNotation.values())
                .filter(notation -> notation.isAtEndOf(text, mac))
                .toList();
    }

    private static byte[] mac(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
