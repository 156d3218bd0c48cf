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
 * What a signature's text may stand for.
 *
 * @param mac the bytes, as lower-case hexadecimal digits; not empty
 * @param mistake what is wrong with how they are written, if anything is
 */
record ClaimedSignature(String mac, Optional<Mistake> mistake) {

    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})+");
    private static final Pattern PREFIX = Pattern.compile("(?i)^(0x|(hmac-)?sha(2-|-)?256(\\([^)]*\\))?[=:]\\s*)(?=.)");

    /** {@return every reading of the text; none if there is no sense in it} */
    static List<ClaimedSignature> read(String text) {
        String bare = text.strip().replaceAll("^([\"'])(.*)\\1$", "$2");
        String shown = PREFIX.matcher(bare)
                .replaceFirst("")
                .replaceAll("\\s+\\*?\\S*$|(?<=[0-9a-fA-F]{2}):(?=[0-9a-fA-F]{2})", "");
        List<ClaimedSignature> readings = new ArrayList<>();
        if (HEX.matcher(shown).matches()) {
            String lower = shown.toLowerCase(Locale.ROOT);
            String how = shown.equals(lower) ? "" : "in upper-case hexadecimal digits";
            readings.add(new ClaimedSignature(lower, writing(text, shown, how)));
            add(readings, HexFormat.of().parseHex(lower), "in hexadecimal digits of its hexadecimal digits");
        }
        base64(shown).filter(mac -> mac.length > 0).ifPresent(mac -> {
            readings.add(new ClaimedSignature(HexFormat.of().formatHex(mac), writing(text, shown, "in Base64")));
            add(readings, mac, "in Base64 of its hexadecimal digits");
        });
        return readings;
    }

    /** Adds what the bytes spell, if that is hexadecimal digits. */
    private static void add(List<ClaimedSignature> readings, byte[] spelling, String how) {
        String inner = new String(spelling, ISO_8859_1);
        if (HEX.matcher(inner).matches()) {
            readings.add(new ClaimedSignature(inner.toLowerCase(Locale.ROOT), writing(inner, inner, how)));
        }
    }

    private static Optional<Mistake> writing(String text, String shown, String how) {
        if (how.isEmpty() && shown.equals(text)) {
            return Optional.empty();
        }
        return Optional.of(new Mistake(
                "the signature is written " + (how.isEmpty() ? "with something around it" : how),
                "write it as 64 lower-case hexadecimal digits and nothing else"));
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return a fixed text: a signature can be replayed} */
    @Override
    public String toString() {
        return "ClaimedSignature[redacted]";
    }
}
