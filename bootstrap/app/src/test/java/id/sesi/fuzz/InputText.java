package id.sesi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads texts from an input. */
public final class InputText {

    /** A byte that UTF-8 never contains. */
    private static final byte SEPARATOR = (byte) 0xff;

    private InputText() {}

    /** {@return the parts between the bytes 0xFF; at least one} */
    public static List<String> parts(byte[] input) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= input.length; i++) {
            if (i == input.length || input[i] == SEPARATOR) {
                parts.add(text(Arrays.copyOfRange(input, start, i)));
                start = i + 1;
            }
        }
        return parts;
    }

    /**
     * {@return the UTF-8 text} The private characters U+E000 to U+E7FF stand for unpaired surrogates, which UTF-8 cannot represent.
     */
    public static String text(byte[] input) {
        char[] text = new String(input, UTF_8).toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] >= '\ue000' && text[i] < '\ue800') {
                text[i] = (char) (text[i] - 0x800);
            }
        }
        return new String(text);
    }
}
