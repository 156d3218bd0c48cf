package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;

/** Encodes and escapes texts in the ways of common languages and formats. */
final class Escapes {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Escapes() {}

    /** Encodes a text as in HTML forms, like PHP's {@code urlencode}. */
    static String form(String text) {
        return percent(text).replace("%20", "+").replace("%2A", "*").replace("~", "%7E");
    }

    /** Percent-encodes all characters that are not unreserved (RFC 3986). */
    static String percent(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            boolean isUnreserved = UNRESERVED.indexOf(b) >= 0;
            encoded.append(isUnreserved ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }

    /** Encodes a text like JavaScript's {@code encodeURIComponent}. */
    static String encodeUriComponent(String text) {
        return percent(text)
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2A", "*");
    }

    /** Escapes a text as in JSON, including all characters outside ASCII, like Python by default. */
    static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        escaped.append("\\u%04x".formatted((int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Escapes a text like {@link #json} and also escapes slashes, like PHP by default. */
    static String jsonAndSlashes(String text) {
        return json(text).replace("/", "\\/");
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String withoutDiacritics(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
