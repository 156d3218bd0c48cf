package id.sesi.adapters.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.SecretKey;
import java.util.Arrays;

/** Judges a key that came as text, before a stray newline costs a day: the signature would be wrong and nothing else. */
final class KeyText {

    private static final String PASTED = " (most often pasted along with the key); write the key and nothing else";

    private KeyText() {}

    static String withoutFinalNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** @throws SecretUnavailableException that says what is wrong at {@code place}, but not the key */
    static SecretKey toSecretKey(String key, String place) {
        if (key.isEmpty()) {
            throw new SecretUnavailableException("the secret key in " + place + " is empty");
        }
        if (key.chars().anyMatch(c -> Character.getType(c) == Character.CONTROL)) {
            throw new SecretUnavailableException(
                    "the secret key in " + place + " has a newline or another control character" + PASTED);
        }
        if (isBlank(key.codePointAt(0)) || isBlank(key.codePointBefore(key.length()))) {
            throw new SecretUnavailableException(
                    "the secret key in " + place + " starts or ends with white space or a hidden character" + PASTED);
        }
        if (key.indexOf('\ufffd') >= 0) {
            throw new SecretUnavailableException("the secret key in " + place
                    + " was not readable as UTF-8; set a UTF-8 locale such as LC_ALL=C.UTF-8, or use a file");
        }
        byte[] bytes = key.getBytes(UTF_8);
        try {
            return SecretKey.of(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
