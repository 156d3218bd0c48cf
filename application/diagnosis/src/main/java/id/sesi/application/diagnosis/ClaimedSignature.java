package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One interpretation of the text of a signature.
 *
 * @param mac the bytes of the signature, as lower-case hexadecimal digits; not empty
 * @param mistake the mistake in the notation, such as Base64; empty if the notation is correct
 */
record ClaimedSignature(String mac, Optional<Mistake> mistake) {

    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    private static final Pattern PREFIX = Pattern.compile("(?i)^(0x|(hmac-)?sha(2-|-)?256(\\([^)]*\\))?[=:]\\s*)(?=.)");

    /** {@return all interpretations of the text; empty if it cannot be a signature} */
    static List<ClaimedSignature> parse(String text) {
        String unquoted = text.strip().replaceAll("^([\"'])(.*)\\1$", "$2");
        String digits = PREFIX.matcher(unquoted)
                .replaceFirst("")
                .replaceAll("\\s+\\*?\\S*$|(?<=[0-9a-fA-F]{2}):(?=[0-9a-fA-F]{2})", "");
        List<ClaimedSignature> claims = new ArrayList<>();
        if (HEX.matcher(digits).matches()) {
            String lower = digits.toLowerCase(Locale.ROOT);
            String notation = digits.equals(lower) ? "" : "in upper-case hexadecimal digits";
            claims.add(new ClaimedSignature(lower, mistake(text, digits, notation)));
            addDecodedTwice(claims, HexFormat.of().parseHex(lower), "in hexadecimal digits that were encoded twice");
        }
        decodeBase64(digits).filter(mac -> mac.length > 0).ifPresent(mac -> {
            claims.add(new ClaimedSignature(HexFormat.of().formatHex(mac), mistake(text, digits, "in Base64")));
            addDecodedTwice(claims, mac, "in Base64 of its hexadecimal digits");
        });
        return claims;
    }

    /** If the decoded bytes are hexadecimal digits in ASCII, adds the interpretation that decodes these digits too. */
    private static void addDecodedTwice(List<ClaimedSignature> claims, byte[] decoded, String notation) {
        String inner = new String(decoded, ISO_8859_1);
        if (HEX.matcher(inner).matches()) {
            claims.add(new ClaimedSignature(inner.toLowerCase(Locale.ROOT), mistake(inner, inner, notation)));
        }
    }

    private static Optional<Mistake> mistake(String text, String digits, String notation) {
        if (notation.isEmpty() && digits.equals(text)) {
            return Optional.empty();
        }
        return Optional.of(new Mistake(
                "the signature is written " + (notation.isEmpty() ? "with other characters around it" : notation),
                "write it as 64 lower-case hexadecimal digits and nothing else"));
    }

    private static Optional<byte[]> decodeBase64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return a fixed text, because a signature can be used to replay a request} */
    @Override
    public String toString() {
        return "ClaimedSignature[redacted]";
    }
}
