package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The notations that lose information, so that a signature in such a notation cannot be decoded. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum LossyNotation {
    HEX_WITHOUT_LEADING_ZEROS(
            "in hexadecimal digits without the leading zero of each byte",
            mac -> bytes(mac, b -> Integer.toHexString(b & 0xff))),
    HEX_WITHOUT_LEADING_ZEROS_UPPER_CASE(
            "in upper-case hexadecimal digits without the leading zero of each byte",
            mac -> bytes(mac, b -> Integer.toHexString(b & 0xff).toUpperCase(Locale.ROOT))),
    HEX_OF_SIGN_EXTENDED_BYTES(
            "in hexadecimal digits, with ffffff before negative bytes", mac -> bytes(mac, Integer::toHexString)),
    HEX_OF_SIGN_EXTENDED_BYTES_PADDED(
            "in hexadecimal digits, with ffffff before negative bytes, and with leading zeros",
            mac -> bytes(mac, "%02x"::formatted)),
    HEX_OF_SIGN_EXTENDED_BYTES_UPPER_CASE(
            "in upper-case hexadecimal digits, with FFFFFF before negative bytes",
            mac -> bytes(mac, "%02X"::formatted)),
    HEX_OF_SIGNED_BYTES(
            "in hexadecimal digits with a sign before negative bytes", mac -> bytes(mac, b -> Integer.toString(b, 16))),
    DECIMALS("in decimal numbers without separators", mac -> bytes(mac, b -> Integer.toString(b & 0xff))),
    SIGNED_DECIMALS("in signed decimal numbers without separators", mac -> bytes(mac, Integer::toString)),
    OCTAL("in octal digits", mac -> bytes(mac, b -> Integer.toOctalString(b & 0xff))),
    BASE64_IN_LOWER_CASE("in Base64 in lower case", mac -> base64(mac).toLowerCase(Locale.ROOT)),
    BASE64_IN_UPPER_CASE("in Base64 in upper case", mac -> base64(mac).toUpperCase(Locale.ROOT)),
    BASE64_WITHOUT_SYMBOLS("in Base64 without + and / and =", mac -> base64(mac).replaceAll("[+/=]", "")),
    AS_UTF_8("as bytes that were read as UTF-8", mac -> new String(mac, UTF_8)),
    AS_UTF_8_WITHOUT_INVALID_BYTES(
            "as bytes that were read as UTF-8, without the invalid ones",
            mac -> new String(mac, UTF_8).replace("\ufffd", "")),
    AS_ASCII("as bytes that were read as ASCII", mac -> new String(mac, US_ASCII)),
    AS_ASCII_WITHOUT_INVALID_BYTES(
            "as bytes that were read as ASCII, without the invalid ones",
            mac -> new String(mac, US_ASCII).replace("\ufffd", "")),
    AS_SEVEN_BITS("as bytes that were read as ASCII without their highest bits", mac -> latin1(sevenBits(mac))),
    HEX_OF_UTF_8("in hexadecimal digits of bytes that were read as UTF-8", mac -> hex(utf8(new String(mac, UTF_8)))),
    HEX_OF_LATIN_1("in hexadecimal digits of bytes that were read as ISO-8859-1", mac -> hex(utf8(latin1(mac)))),
    HEX_OF_SEVEN_BITS("in hexadecimal digits of bytes without their highest bits", mac -> hex(sevenBits(mac))),
    BASE64_OF_UTF_8("in Base64 of bytes that were read as UTF-8", mac -> base64(utf8(new String(mac, UTF_8)))),
    BASE64_OF_LATIN_1("in Base64 of bytes that were read as ISO-8859-1", mac -> base64(utf8(latin1(mac)))),
    BASE64_OF_SEVEN_BITS("in Base64 of bytes without their highest bits", mac -> base64(sevenBits(mac)));

    private static final Pattern HEX =
            Pattern.compile("(?:[0-9a-fA-F]{32}){1,2}|[0-9a-fA-F]{40}|(?:[0-9a-fA-F]{32}){3,4}");

    /** A complete hash has this form by chance only once in four billion times. */
    private static final Pattern HEX_WITHOUT_HIGHEST_BITS = Pattern.compile("(?:[0-7][0-9a-fA-F]){32}");

    private static final int MIN_LENGTH = 16;

    private final String description;
    private final Function<byte[], String> print;

    LossyNotation(String description, Function<byte[], String> print) {
        this.description = description;
        this.print = print;
    }

    /** {@return the notations that the text might have; none if the text is a complete hash in hexadecimal digits, unless all highest bits are 0} */
    static List<LossyNotation> possibleFor(String text) {
        if (HEX_WITHOUT_HIGHEST_BITS.matcher(text).matches()) {
            return List.of(HEX_OF_SEVEN_BITS);
        }
        return text.length() < MIN_LENGTH || HEX.matcher(text).matches() ? List.of() : Arrays.asList(values());
    }

    /** {@return the description; completes the sentence "the signature is written …"} */
    String description() {
        return description;
    }

    /**
     * {@return whether the text ends with the signature in this notation, and the notation has lost something} A prefix such as
     * {@code sha256=} is ignored.
     */
    boolean isAtEndOf(String text, byte[] mac) {
        String printed = print.apply(mac);
        boolean isComplete = printed.equalsIgnoreCase(hex(mac)) || printed.equals(base64(mac));
        return !isComplete && printed.length() >= MIN_LENGTH && text.endsWith(printed);
    }

    private static String bytes(byte[] mac, IntFunction<String> print) {
        return IntStream.range(0, mac.length).mapToObj(i -> print.apply(mac[i])).collect(Collectors.joining());
    }

    private static byte[] sevenBits(byte[] mac) {
        byte[] changed = mac.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] &= 0x7f;
        }
        return changed;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
