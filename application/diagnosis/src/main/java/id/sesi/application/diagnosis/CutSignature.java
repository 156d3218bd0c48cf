package id.sesi.application.diagnosis;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A signature of which only some digits are left.
 *
 * @param notation described after "the signature is written"
 * @param digits the digits that are left
 * @param encoding encodes a complete signature in the same digits
 * @param isPart whether the second text can be what is left of the first
 */
record CutSignature(
        String notation, String digits, Function<byte[], String> encoding, BiPredicate<String, String> isPart) {

    /** Fewer digits could agree by chance. */
    private static final int MIN_DIGITS = 16;

    private static final Pattern HEX_RUN = Pattern.compile("[0-9a-fA-F]{16,}");
    private static final Pattern MASKED = Pattern.compile("([0-9a-fA-F]{4,})(?:\\.{2,}|…|\\*+|x{3,})([0-9a-fA-F]{4,})");
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/_-]{16,}");

    /** {@return the interpretations of the text as a part of a signature} */
    static List<CutSignature> allOf(String text) {
        List<CutSignature> found = new ArrayList<>();
        HEX_RUN.matcher(text).results().forEach(run -> {
            String digits = run.group().toLowerCase(Locale.ROOT);
            Function<byte[], String> hex = HexFormat.of()::formatHex;
            found.add(new CutSignature("without its leading zeros", digits, hex, CutSignature::isWithoutZeros));
            found.add(new CutSignature("without its last digits", digits, hex, String::startsWith));
            found.add(new CutSignature("without its first digits", digits, hex, String::endsWith));
            found.add(new CutSignature("without its first and last digits", digits, hex, String::contains));
        });
        MASKED.matcher(text).results().forEach(run -> {
            String digits = run.group(1) + run.group(2);
            int start = run.group(1).length();
            found.add(new CutSignature(
                    "without the digits in its middle",
                    digits.toLowerCase(Locale.ROOT),
                    HexFormat.of()::formatHex,
                    (all, some) -> all.startsWith(some.substring(0, start)) && all.endsWith(some.substring(start))));
        });
        BASE64_RUN.matcher(text).results().forEach(run -> {
            String digits = run.group().replace('-', '+').replace('_', '/');
            Function<byte[], String> base64 = Base64.getEncoder().withoutPadding()::encodeToString;
            found.add(new CutSignature("in Base64, without its last digits", digits, base64, String::startsWith));
        });
        return found;
    }

    private static boolean isWithoutZeros(String all, String digits) {
        return all.endsWith(digits)
                && all.substring(0, all.length() - digits.length()).matches("0+");
    }

    boolean isPartOf(byte[] mac) {
        // Most signatures are complete, so most calls end here.
        if (digits.length() < MIN_DIGITS || digits.length() >= 2 * mac.length) {
            return false;
        }
        return isPart.test(encoding.apply(mac), digits);
    }
}
