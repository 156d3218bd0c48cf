package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bytes of a signature, read from its text in one notation.
 *
 * @param notation completes the sentence "the signature is written …"; empty if the notation is correct
 */
@SuppressWarnings("ArrayRecordComponent") // No code compares these records.
record DecodedSignature(String notation, byte[] bytes) {

    private static final int MIN_BYTES = 8;
    private static final int MAX_DEPTH = 3;
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    private static final Pattern HEX_RUN = Pattern.compile("[0-9a-fA-F]{16,}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");
    private static final Pattern BASE64_RUN = Pattern.compile("[A-Za-z0-9+/_-]{20,}={0,2}");
    private static final Pattern PREFIX =
            Pattern.compile("(?i)^(?:[a-z0-9-]+ )?(?:hmac[-_]?)?sha[-_]?(?:2[-_])?256[-_=: ]+");
    private static final Pattern ASCII = Pattern.compile("[ -~\\s]*");

    /** {@return the bytes of the text in all notations that fit it, the most likely ones first} */
    static List<DecodedSignature> allOf(String text) {
        List<DecodedSignature> found = new ArrayList<>();
        decode(text, "", MAX_DEPTH, found);
        found.addAll(reversed(found));
        found.addAll(equalHalves(found));
        return found;
    }

    private static List<DecodedSignature> reversed(List<DecodedSignature> all) {
        return all.stream()
                .flatMap(each -> {
                    String digits = HexFormat.of().formatHex(each.bytes);
                    byte[] reversedDigits = HexFormat.of().parseHex(new StringBuilder(digits).reverse());
                    return Stream.of(
                            new DecodedSignature("with its digits in reverse order", reversedDigits),
                            new DecodedSignature(
                                    "with its bytes in reverse order", withDigitsOfEachByteExchanged(reversedDigits)));
                })
                .toList();
    }

    private static byte[] withDigitsOfEachByteExchanged(byte[] bytes) {
        byte[] exchanged = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            exchanged[i] = (byte) ((bytes[i] << 4) | ((bytes[i] & 0xf0) >> 4));
        }
        return exchanged;
    }

    /** {@return the first halves of the signatures whose two halves are equal} */
    private static List<DecodedSignature> equalHalves(List<DecodedSignature> all) {
        return all.stream()
                .map(each -> new DecodedSignature("twice", Arrays.copyOf(each.bytes, each.bytes.length / 2)))
                .filter(half -> all.stream().anyMatch(each -> isTwice(half.bytes, each.bytes)))
                .toList();
    }

    private static boolean isTwice(byte[] half, byte[] whole) {
        return whole.length == 2 * half.length
                && Arrays.equals(half, 0, half.length, whole, 0, half.length)
                && Arrays.equals(half, 0, half.length, whole, half.length, whole.length);
    }

    /**
     * Decodes a text, and decodes the result again if it is a text too.
     *
     * @param outerNotation the notation from which this text was decoded; empty if it is the original text
     */
    private static void decode(String text, String outerNotation, int depth, List<DecodedSignature> found) {
        String stripped = text.strip();
        String withoutPrefix = PREFIX.matcher(stripped).replaceFirst("");
        for (String digits : possibleDigits(stripped, withoutPrefix)) {
            decodeDigits(digits, digits.equals(text), outerNotation, depth, found);
        }
        for (DecodedSignature other : ByteNotations.signaturesIn(text)) {
            add(other.bytes, other.notation, found);
            decodeAgain(other.bytes, other.notation, depth, found);
        }
        decodeDigits(withoutPrefix.replaceAll("\\s", ""), false, outerNotation, depth, found);
        decodeDigits(withoutPrefix.replaceAll("[^A-Za-z0-9+/=]", ""), false, outerNotation, depth, found);
        addWronglyDecodedBytes(text, found);
    }

    private static void decodeDigits(
            String digits, boolean isExact, String outerNotation, int depth, List<DecodedSignature> found) {
        if (HEX.matcher(digits).matches()) {
            byte[] bytes = HexFormat.of().parseHex(digits);
            boolean isLowerCase = digits.equals(digits.toLowerCase(Locale.ROOT));
            add(bytes, hexNotation(outerNotation, isLowerCase, isExact), found);
            decodeAgain(bytes, "in hexadecimal digits that were encoded twice", depth, found);
        }
        if (BASE64.matcher(digits).matches()) {
            byte[] bytes = base64(digits);
            add(bytes, outerNotation.isEmpty() ? "in Base64" : outerNotation, found);
            decodeAgain(bytes, "in Base64 of its hexadecimal digits", depth, found);
        }
    }

    private static String hexNotation(String outerNotation, boolean isLowerCase, boolean isExact) {
        if (!outerNotation.isEmpty()) {
            return outerNotation;
        }
        return !isLowerCase ? "in upper-case hexadecimal digits" : isExact ? "" : "with other characters around it";
    }

    /** {@return the parts of the text that can be digits} */
    private static List<String> possibleDigits(String text, String withoutPrefix) {
        List<String> possibleDigits = new ArrayList<>(List.of(text, withoutPrefix));
        possibleDigits.add(withoutPrefix.replace(' ', '+'));
        for (Pattern run : List.of(HEX_RUN, BASE64_RUN)) {
            run.matcher(text).results().map(MatchResult::group).forEach(possibleDigits::add);
        }
        return possibleDigits.stream().distinct().toList();
    }

    private static byte[] base64(String text) {
        String digits = text.replace('-', '+').replace('_', '/').replaceFirst("=+$", "");
        return digits.length() % 4 == 1 ? new byte[0] : Base64.getDecoder().decode(digits);
    }

    private static void decodeAgain(byte[] bytes, String notation, int depth, List<DecodedSignature> found) {
        String text = new String(bytes, ISO_8859_1);
        if (depth > 1 && bytes.length >= MIN_BYTES && ASCII.matcher(text).matches()) {
            decode(text, notation, depth - 1, found);
        }
    }

    /** Adds the bytes of a binary signature that was converted to text with a wrong charset. */
    private static void addWronglyDecodedBytes(String text, List<DecodedSignature> found) {
        if (!ASCII.matcher(text).matches()) {
            add(text.getBytes(ISO_8859_1), "as bytes that were read as ISO-8859-1", found);
            add(text.getBytes(WINDOWS_1252), "as bytes that were read as windows-1252", found);
            add(text.getBytes(UTF_16LE), "as bytes that were read as UTF-16LE", found);
            add(text.getBytes(UTF_16BE), "as bytes that were read as UTF-16BE", found);
        }
    }

    /** {@return whether the bytes are text that code printed in place of a signature, such as {@code undefined} or an object} */
    boolean isPrintedObject() {
        return PrintedObjectPattern.matches(new String(bytes, ISO_8859_1));
    }

    private static void add(byte[] bytes, String notation, List<DecodedSignature> found) {
        if (bytes.length >= MIN_BYTES && found.stream().noneMatch(other -> Arrays.equals(other.bytes, bytes))) {
            found.add(new DecodedSignature(notation, bytes));
        }
    }
}
