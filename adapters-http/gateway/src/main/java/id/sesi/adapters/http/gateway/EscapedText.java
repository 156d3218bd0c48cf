package id.sesi.adapters.http.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decodes the escapes of URLs, HTML and JSON in a text, because a confidential value may be hidden behind them. */
final class EscapedText {

    /** A value may be escaped several times: for example by the vendor, and again by a proxy. */
    private static final int MAX_ROUNDS = 3;

    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "quot", "\"", "apos", "'", "commat", "@", "period", ".", "lowbar", "_", "hyphen", "-", "plus",
            "+", "equals", "=");

    private static final Pattern ESCAPE = Pattern.compile("(?<url>(?:%[0-9a-fA-F]{2})++)"
            + "|&#(?<decimal>[0-9]{1,7}+);?"
            + "|&#[xX](?<hex>[0-9a-fA-F]{1,6}+);?"
            + "|&(?<entity>ENTITIES);".replace("ENTITIES", String.join("|", ENTITIES.keySet()))
            + "|\\\\u(?<json>[0-9a-fA-F]{4})"
            + "|\\\\x(?<short>[0-9a-fA-F]{2})");

    private EscapedText() {}

    /** {@return the text without escapes; the same text if it has none} */
    static String decode(String text) {
        String decoded = text;
        for (int round = 0; round < MAX_ROUNDS && ESCAPE.matcher(decoded).find(); round++) {
            Matcher escapes = ESCAPE.matcher(decoded);
            decoded = escapes.replaceAll(unused -> Matcher.quoteReplacement(character(escapes)));
        }
        return decoded;
    }

    private static String character(Matcher escape) {
        if (escape.group("entity") != null) {
            return ENTITIES.getOrDefault(escape.group("entity"), "");
        }
        if (escape.group("decimal") != null) {
            return character(Integer.parseInt(escape.group("decimal")), escape);
        }
        if (escape.group("url") != null) {
            byte[] bytes = HexFormat.of().parseHex(escape.group("url").replace("%", ""));
            return new String(bytes, UTF_8);
        }
        String hexadecimal = Stream.of("hex", "json", "short")
                .filter(name -> escape.group(name) != null)
                .findFirst()
                .orElseThrow();
        return character(Integer.parseInt(escape.group(hexadecimal), 16), escape);
    }

    private static String character(int codePoint, MatchResult escape) {
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : escape.group();
    }
}
