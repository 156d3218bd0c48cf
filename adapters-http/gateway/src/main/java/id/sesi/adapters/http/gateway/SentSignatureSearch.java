package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.domain.Signature;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the sent signature and parts of it in a text: in hexadecimal, in Base64, and in Base64 of a longer value. It compares only
 * the letters and digits of ASCII and ignores their case. Therefore it also finds a signature whose digits are separated by spaces,
 * hyphens or line breaks, and Base64 in both alphabets.
 */
final class SentSignatureSearch {

    private static final String REPLACEMENT = "(signature)";

    /** A shorter part of the signature may occur in a text by chance. */
    private static final int MIN_LENGTH = 12;

    /** Base64 encodes three bytes at a time, so the encoded form depends on the number of bytes before the signature. */
    private static final int ALIGNMENTS = 3;

    private final Set<String> parts = new HashSet<>();

    SentSignatureSearch(Signature signature) {
        byte[] mac = HexFormat.of().parseHex(signature.hex());
        byte[] hex = signature.hex().getBytes(US_ASCII);
        Stream.concat(
                        Stream.of(signature.hex(), HexFormat.of().formatHex(hex)),
                        Stream.of(mac, hex).flatMap(SentSignatureSearch::base64))
                .forEach(this::addParts);
    }

    /** {@return the Base64 forms, also with the escapes of a URL} */
    private static Stream<String> base64(byte[] bytes) {
        return Stream.iterate(0, skipped -> skipped < ALIGNMENTS, skipped -> skipped + 1)
                .map(skipped -> Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(Arrays.copyOfRange(bytes, skipped, bytes.length)))
                .flatMap(base64 -> Stream.of(base64, URLEncoder.encode(base64, UTF_8)));
    }

    private void addParts(String form) {
        String compact = new Compact(form).text;
        for (int start = 0; start + MIN_LENGTH <= compact.length(); start++) {
            parts.add(compact.substring(start, start + MIN_LENGTH));
        }
    }

    /** {@return whether the text contains a part of the signature} */
    boolean isFoundIn(String text) {
        return !redact(text).equals(text);
    }

    /** {@return the text without the signature and without parts of it} */
    String redact(String text) {
        Compact compact = new Compact(text);
        StringBuilder redacted = new StringBuilder();
        int copied = 0;
        int start = 0;
        while (start + MIN_LENGTH <= compact.text.length()) {
            int end = endOfMatch(compact.text, start);
            if (end == start) {
                start++;
                continue;
            }
            redacted.append(text, copied, compact.positions[start]).append(REPLACEMENT);
            copied = afterPadding(text, compact.positions[end - 1] + 1);
            start = end;
        }
        return redacted.append(text, copied, text.length()).toString();
    }

    /** {@return the end of the longest match that starts here; {@code start} if none does} */
    private int endOfMatch(String compact, int start) {
        int end = start;
        for (int i = start; i + MIN_LENGTH <= compact.length(); i++) {
            if (!parts.contains(compact.substring(i, i + MIN_LENGTH))) {
                break;
            }
            end = i + MIN_LENGTH;
        }
        return end;
    }

    private static int afterPadding(String text, int index) {
        int end = index;
        while (end < text.length() && text.charAt(end) == '=') {
            end++;
        }
        return end;
    }

    /** The letters and digits of a text in lower case, and their positions in the text. */
    private static final class Compact {

        private final String text;
        private final int[] positions;

        private Compact(String original) {
            StringBuilder compact = new StringBuilder();
            positions = new int[original.length()];
            for (int i = 0; i < original.length(); i++) {
                char character = original.charAt(i);
                if (character < 0x80 && Character.isLetterOrDigit(character)) {
                    positions[compact.length()] = i;
                    compact.append(character);
                }
            }
            text = compact.toString().toLowerCase(Locale.ROOT);
        }
    }
}
