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
 * A signature that lacks some of its digits.
 *
 * @param notation completes the sentence "the signature is written …"
 * @param digits the digits that the text contains
 * @param encoding writes a complete signature in the same kind of digits
 * @param isPart tests whether the second text can be what is left of the first text after it was cut
 */
record PartialSignature(
        String notation, String digits, Function<byte[], String> encoding, BiPredicate<String, String> isPart) {

    /** Fewer digits could agree by chance. */
    private static final int MIN_DIGITS = 16;

    private static final Pattern HEX_RUN = Pattern.compile("[0-9a-fA-F]{16,}");
    private static final Pattern MASKED = Pattern.compile("([0-9a-fA-F]{4,})(?:\\.{2,}|…|\\*+|x{3,})([0-9a-fA-F]{4,})");
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/_-]{16,}");

    /** {@return all ways to read the text as a part of a signature} */
    static List<PartialSignature> allOf(String text) {
        List<PartialSignature> found = new ArrayList<>();
        HEX_RUN.matcher(text).results().forEach(run -> {
            String digits = run.group().toLowerCase(Locale.ROOT);
            Function<byte[], String> hex = HexFormat.of()::formatHex;
            found.add(new PartialSignature(
                    "without its leading zeros", digits, hex, PartialSignature::lacksOnlyLeadingZeros));
            found.add(new PartialSignature("without its last digits", digits, hex, String::startsWith));
            found.add(new PartialSignature("without its first digits", digits, hex, String::endsWith));
            found.add(new PartialSignature("without its first and last digits", digits, hex, String::contains));
        });
        MASKED.matcher(text).results().forEach(run -> {
            String digits = run.group(1) + run.group(2);
            int start = run.group(1).length();
            found.add(new PartialSignature(
                    "without the digits in its middle",
                    digits.toLowerCase(Locale.ROOT),
                    HexFormat.of()::formatHex,
                    (complete, rest) ->
                            complete.startsWith(rest.substring(0, start)) && complete.endsWith(rest.substring(start))));
        });
        BASE64_RUN.matcher(text).results().forEach(run -> {
            String digits = run.group().replace('-', '+').replace('_', '/');
            Function<byte[], String> base64 = Base64.getEncoder().withoutPadding()::encodeToString;
            found.add(new PartialSignature("in Base64, without its last digits", digits, base64, String::startsWith));
        });
        return found;
    }

    private static boolean lacksOnlyLeadingZeros(String all, String digits) {
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
