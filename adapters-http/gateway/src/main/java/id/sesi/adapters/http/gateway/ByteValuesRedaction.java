package id.sesi.adapters.http.gateway;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces bytes that a program printed one by one, as a list of numbers ({@code [58, 31, -97]}) or as escapes ({@code \\x3a\\x1f}).
 * They may be a signature or a key. At least 16 bytes are replaced: half of a signature.
 */
final class ByteValuesRedaction {

    private static final String REPLACEMENT = "(bytes)";

    private static final String SEPARATOR = "(?:\\s{0,3}+[,;]\\s{0,3}+|\\s{1,3}+)";

    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\w.-])(?:-?[0-9]{1,3}+SEPARATOR){15,}-?[0-9]{1,3}+(?![\\w.])".replace("SEPARATOR", SEPARATOR));

    private static final Pattern HEXADECIMAL_NUMBERS = Pattern.compile(
            "(?:0[xX][0-9a-fA-F]{1,2}+SEPARATOR){15,}0[xX][0-9a-fA-F]{1,2}+".replace("SEPARATOR", SEPARATOR));

    private static final Pattern OCTAL_ESCAPES = Pattern.compile("(?:\\\\{1,2}+[0-3]?[0-7]{1,2}+){16,}+");

    /** The escapes of characters, which {@link EscapedText} decodes. */
    private static final Pattern ESCAPES = Pattern.compile(
            "(?:(?:\\\\{1,2}+x|\\\\{1,2}+u00|%)[0-9a-fA-F]{2}+|&#[0-9]{1,3}+;?+|&#[xX][0-9a-fA-F]{1,2}+;?+){16,}+");

    /** Python prints the bytes of ASCII characters as these characters. */
    private static final Pattern MIXED =
            Pattern.compile("[^\\s\\\\]{0,8}+(?:\\\\{1,2}+x[0-9a-fA-F]{2}(?:[^\\\\]{0,8}+(?=\\\\))?+){8,}+");

    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

    private ByteValuesRedaction() {}

    static String redact(String text) {
        String redacted = replace(text, NUMBERS, ByteValuesRedaction::areRandomBytes);
        redacted = replace(redacted, HEXADECIMAL_NUMBERS, numbers -> true);
        redacted = replace(redacted, OCTAL_ESCAPES, escapes -> true);
        // Escaped text is not replaced, because it can be decoded and searched.
        redacted = replace(
                redacted,
                ESCAPES,
                escapes -> NOT_PRINTABLE.matcher(EscapedText.decode(escapes)).find());
        return replace(redacted, MIXED, escapes -> true);
    }

    private static String replace(String text, Pattern pattern, Predicate<String> areBytes) {
        return pattern.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(areBytes.test(match.group()) ? REPLACEMENT : match.group()));
    }

    /** Random bytes are not in order, such as the numbers of lines are, and some are negative or large. */
    private static boolean areRandomBytes(String list) {
        int[] numbers = Pattern.compile("[^0-9-]+")
                .splitAsStream(list)
                .filter(number -> !number.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[0] >= -128
                && sorted[sorted.length - 1] <= 255
                && (sorted[0] < 0 || sorted[sorted.length - 1] >= 100)
                && !Arrays.equals(numbers, sorted);
    }
}
