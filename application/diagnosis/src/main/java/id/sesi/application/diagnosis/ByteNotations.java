package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads signatures that are written as a list, as a number or with escapes, such as {@code AB-CD}, {@code [12, -5]} and
 * {@code \xab}.
 */
final class ByteNotations {

    private static final int MIN_NUMBERS = 8;
    private static final int SHA_256_LENGTH = 32;

    private static final Pattern SKIPPED =
            Pattern.compile("0x|\\\\x|<Buffer|\\d+ more bytes|[bx]'", Pattern.CASE_INSENSITIVE);
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\x([0-9a-fA-F]{2})|\\\\u00([0-9a-fA-F]{2})|\\\\([0-7]{3})|%([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{1,2});|&#([0-9]{1,3});"
                    + "|\\\\([0abtnvfre\\\\/'\"#])");

    private ByteNotations() {}

    /** {@return the signatures that the text contains, one for each notation that fits} */
    static List<DecodedSignature> signaturesIn(String text) {
        List<DecodedSignature> found = new ArrayList<>();
        add(found, "in groups of digits", groups(text.strip()));
        add(found, "as a list of decimal numbers", decimals(text));
        add(found, "as one decimal number", number(text.strip(), 10, "[0-9]{20,}"));
        add(found, "as a signed decimal number", number(text.strip(), 10, "-[0-9]{20,}"));
        add(found, "as a signed hexadecimal number", number(text.strip(), 16, "-[0-9a-fA-F]{16,}"));
        add(found, "in binary digits", number(text.strip(), 2, "[01]{128,}"));
        add(found, "in digits of base 36", number(text.strip(), 36, "[0-9a-z]{45,50}"));
        add(found, "in Base32", base32(text.strip()));
        add(found, "with escapes", escaped(text));
        return found;
    }

    private static void add(List<DecodedSignature> found, String notation, byte[] bytes) {
        if (bytes.length > 0) {
            found.add(new DecodedSignature(notation, bytes));
        }
    }

    private static byte[] groups(String text) {
        List<String> groups = Stream.of(SKIPPED.matcher(text).replaceAll(" ").split("[^0-9a-fA-F]+"))
                .filter(group -> !group.isEmpty())
                .toList();
        if (groups.size() > 1 && groups.stream().allMatch(group -> group.length() <= 2)) {
            return HexFormat.of()
                    .parseHex(String.join(
                            "",
                            groups.stream()
                                    .map(group -> group.length() == 1 ? "0" + group : group)
                                    .toList()));
        }
        String digits = String.join("", groups);
        return groups.size() > 1 && digits.length() % 2 == 0 ? HexFormat.of().parseHex(digits) : new byte[0];
    }

    /**
     * Reads three forms: a list of bytes; an object with a member for each byte, such as {@code {"0": 171, "1": 205}}; and a list
     * of 32-bit words, as in crypto-js.
     */
    private static byte[] decimals(String text) {
        List<Long> numbers = INTEGER.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(number -> number.length() < 12)
                .map(Long::valueOf)
                .toList();
        if (numbers.size() < MIN_NUMBERS) {
            return new byte[0];
        }
        if (IntStream.range(0, numbers.size() / 2).allMatch(i -> numbers.get(2 * i) == i)) {
            return bytes(IntStream.range(0, numbers.size() / 2)
                    .mapToObj(i -> numbers.get(2 * i + 1))
                    .toList());
        }
        if (numbers.stream().allMatch(number -> -128 <= number && number <= 255)) {
            return bytes(numbers);
        }
        return bytes(numbers.stream()
                .limit(SHA_256_LENGTH / 4)
                .flatMap(word -> Stream.of(word >> 24, word >> 16, word >> 8, word))
                .toList());
    }

    private static byte[] bytes(List<Long> numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = numbers.get(i).byteValue();
        }
        return bytes;
    }

    private static byte[] number(String text, int radix, String pattern) {
        if (!text.matches(pattern)) {
            return new byte[0];
        }
        BigInteger number = new BigInteger(text, radix);
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[Math.max(SHA_256_LENGTH, number.bitLength() / 8)];
        Arrays.fill(padded, (byte) number.signum() < 0 ? (byte) -1 : 0);
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return padded;
    }

    private static byte[] escaped(String text) {
        String unquoted = text.replaceFirst("(?s)^(?:bytearray\\(|bytes\\()?b?([\"'])(.*)\\1\\)?$", "$2");
        Matcher escapes = ESCAPE.matcher(unquoted);
        return unquoted.equals(text) && !ESCAPE.matcher(text).find()
                ? new byte[0]
                : escapes.replaceAll(escape -> Matcher.quoteReplacement(unescape(escape)))
                        .getBytes(ISO_8859_1);
    }

    private static byte[] base32(String text) {
        if (!text.matches("[A-Z2-7]{16,}=*")) {
            return new byte[0];
        }
        String digits = text.replace("=", "");
        BigInteger bits = BigInteger.ONE; // Keeps the leading zeros.
        for (int i = 0; i < digits.length(); i++) {
            bits = bits.shiftLeft(5)
                    .add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digits.charAt(i))));
        }
        byte[] bytes = bits.shiftRight(5 * digits.length() % 8).toByteArray();
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static String unescape(MatchResult escape) {
        int[] radixes = {16, 16, 8, 16, 16, 10};
        for (int i = 0; i < radixes.length; i++) {
            if (escape.group(i + 1) != null) {
                return String.valueOf((char) (Integer.parseInt(escape.group(i + 1), radixes[i]) & 0xff));
            }
        }
        char c = escape.group(7).charAt(0);
        int index = "0abtnvfre".indexOf(c);
        return String.valueOf(index < 0 ? c : "\0\u0007\b\t\n\u000b\f\r\u001b".charAt(index));
    }
}
