package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.SignedRequest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the secret key in a text of the vendor, who has the same key. The gateway does not know the key. Therefore this class
 * signs the request again with each part of the text that might be the key, and compares the signatures. Not thread-safe.
 */
final class SecretKeySearch {

    private static final String REPLACEMENT = "(secret key)";
    private static final String TOO_LONG_TO_SEARCH =
            "(not shown, because the response is too long to be searched for the secret key)";

    /** A shorter text is no secret, and a search for it would redact common words. */
    private static final int MIN_LENGTH = 8;

    static final int MAX_LENGTH = 128;

    /** A shorter text is always searched, so that the names of fields are shown even if the other texts are too long. */
    private static final int SHORT = 64;

    /** Limits the time for the long texts of one response to about half a second. */
    private static final int MAX_TRIES = 200_000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2}){8,}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{11,}={0,2}");

    private final SignedRequest sent;
    private int tries;

    SecretKeySearch(SignedRequest sent) {
        this.sent = sent;
    }

    /**
     * {@return the text without the key} Also finds the key in hexadecimal, in Base64, in upper case, in lower case, and with white
     * space between its characters.
     */
    String redact(String text) {
        int maxTries = text.length() <= SHORT ? 2 * MAX_TRIES : MAX_TRIES;
        StringBuilder redacted = new StringBuilder(text);
        for (int start = 0; start + MIN_LENGTH <= redacted.length(); start++) {
            if (!isBoundary(redacted, start)) {
                continue;
            }
            for (int end = start + MIN_LENGTH; end <= Math.min(redacted.length(), start + MAX_LENGTH); end++) {
                if (!isBoundary(redacted, end)) {
                    continue;
                }
                if (tries >= maxTries) {
                    return TOO_LONG_TO_SEARCH;
                }
                if (isKey(redacted.substring(start, end))) {
                    redacted.replace(start, end, REPLACEMENT);
                    break;
                }
            }
        }
        return redacted.toString();
    }

    /** {@return whether a key can start or end here: not within a run of letters, digits and characters beyond U+FFFF} */
    private static boolean isBoundary(CharSequence text, int index) {
        return index == 0
                || index == text.length()
                || !isInWord(text.charAt(index - 1))
                || !isInWord(text.charAt(index));
    }

    private static boolean isInWord(char character) {
        return Character.isLetterOrDigit(character) || Character.isSurrogate(character);
    }

    private boolean isKey(String text) {
        return text.strip().length() == text.length()
                && Stream.concat(
                                asBytes(text),
                                Stream.of(fromHex(text), fromBase64(text)).flatMap(Optional::stream))
                        .anyMatch(this::isSigningKey);
    }

    private static Stream<byte[]> asBytes(String text) {
        String compact = WHITE_SPACE.matcher(text).replaceAll("");
        Stream<String> variants = compact.equals(text)
                ? Stream.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))
                : Stream.of(text, compact);
        return variants.distinct().map(variant -> variant.getBytes(UTF_8));
    }

    private boolean isSigningKey(byte[] candidate) {
        tries++;
        return sent.isSignedWith(candidate);
    }

    private static Optional<byte[]> fromHex(String text) {
        return HEX.matcher(text).matches() ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    private static Optional<byte[]> fromBase64(String text) {
        if (!BASE64.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
