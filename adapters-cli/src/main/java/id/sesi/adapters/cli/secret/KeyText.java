package id.sesi.adapters.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.driving.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** Makes a key of what was found somewhere, or says what is wrong there, but not the key. */
final class KeyText {

    /** No key is as long; what is, is something else. */
    static final int MAX_BYTES = 1 << 16;

    private KeyText() {}

    /**
     * Takes what tools that end their output with a newline wrote: exactly one is dropped.
     *
     * @param bytes UTF-8; wiped here
     */
    static SecretKey toSecretKey(byte[] bytes, String place) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return toSecretKey(withoutFinalNewline(text), place);
        } catch (CharacterCodingException e) {
            throw new SecretUnavailableException("the secret key in " + place + " is not UTF-8 text");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static SecretKey toSecretKey(String text, String place) {
        try {
            return SecretKey.ofText(text);
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException(
                    "the secret key in " + place + " " + e.violations().get(0).problem());
        }
    }

    private static String withoutFinalNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
