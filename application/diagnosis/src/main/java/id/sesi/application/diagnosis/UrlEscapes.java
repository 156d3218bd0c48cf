package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes texts for URLs in the ways of common languages, and decodes them. */
final class UrlEscapes {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789ABCDEF";
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private UrlEscapes() {}

    /** Percent-encodes all characters that are not unreserved (RFC 3986), like PHP's {@code rawurlencode}. */
    static String percent(String text) {
        return encodeExcept(text, "-._~");
    }

    /** Encodes a text as in HTML forms, like Java's {@code URLEncoder}. */
    static String form(String text) {
        return encodeExcept(text, "*-._ ").replace(' ', '+');
    }

    /** Encodes a text like PHP's {@code urlencode}. */
    static String php(String text) {
        return encodeExcept(text, "-._ ").replace(' ', '+');
    }

    /** Encodes a text like Python's {@code quote_plus} and Go's {@code QueryEscape}. */
    static String quotePlus(String text) {
        return encodeExcept(text, "-._~ ").replace(' ', '+');
    }

    /** Encodes a text like Python's {@code quote}, which does not encode slashes. */
    static String exceptSlashes(String text) {
        return encodeExcept(text, "-._~/");
    }

    /** Encodes a text like JavaScript's {@code encodeURIComponent}. */
    static String encodeUriComponent(String text) {
        return encodeExcept(text, "-_.!~*'()");
    }

    /** Encodes a text like JavaScript's {@code encodeURI}. */
    static String encodeUri(String text) {
        return encodeExcept(text, ";,/?:@&=+$#-_.!~*'()");
    }

    /** Encodes a text like .NET's {@code HttpUtility.UrlEncode}. */
    static String httpUtility(String text) {
        return withLowerCaseDigits(encodeExcept(text, "-_.!*() ")).replace(' ', '+');
    }

    /** Encodes a text like .NET's {@code WebUtility.UrlEncode}. */
    static String webUtility(String text) {
        return encodeExcept(text, "-_.!*() ").replace(' ', '+');
    }

    /** Encodes a text like Go's {@code url.PathEscape}. */
    static String pathEscape(String text) {
        return encodeExcept(text, "-_.~$&+=:@");
    }

    /** Converts the digits of an encoded text to lower case. */
    static String withLowerCaseDigits(String encoded) {
        return ENCODED.matcher(encoded).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
    }

    /** Encodes a text like JavaScript's {@code escape}. */
    static String escape(String text) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ALPHANUMERIC.indexOf(c) >= 0 || "@*_+-./".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append((c < 256 ? "%%%02X" : "%%u%04X").formatted((int) c));
            }
        }
        return encoded.toString();
    }

    /** Decodes an encoded text, with + for spaces. */
    static String decodeForm(String text) {
        return decodePercent(text.replace('+', ' '));
    }

    /** Decodes a percent-encoded text; a % without two digits after it stays unchanged. */
    static String decodePercent(String text) {
        String bytes = ENCODED.matcher(new String(text.getBytes(UTF_8), ISO_8859_1))
                .replaceAll(match -> Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(match.group().substring(1), 16))));
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    private static String encodeExcept(String text, String unchanged) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            if (ALPHANUMERIC.indexOf(b) >= 0 || unchanged.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt((b & 0xff) >> 4)).append(HEX.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }
}
