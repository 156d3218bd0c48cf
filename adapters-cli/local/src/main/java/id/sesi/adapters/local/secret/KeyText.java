package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.SecretKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Validates a key that was read somewhere. */
final class KeyText {

    /** No key is longer. */
    static final int MAX_BYTES = 1 << 16;

    /** A line of a {@code .env} file that was pasted with the name of its variable. */
    private static final Pattern VARIABLE_LINE = Pattern.compile("(export )?PSIKOLOGIE_\\w+=.*");

    private KeyText() {}

    /**
     * {@return the bytes of a key that a tool wrote with a newline at its end; exactly one newline is dropped}
     *
     * @param written UTF-8; wiped here
     * @throws SecretUnavailableException if it is no usable key; the message names the place and not the key
     */
    static byte[] keyBytes(byte[] written, String place) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(written)).toString();
            return keyBytes(withoutFinalNewline(text), place);
        } catch (CharacterCodingException e) {
            throw new SecretUnavailableException("the secret key in " + place + " is not UTF-8 text");
        } finally {
            Arrays.fill(written, (byte) 0);
        }
    }

    static byte[] keyBytes(String text, String place) {
        try {
            SecretKey.validateText(text);
            if (VARIABLE_LINE.matcher(text).matches()) {
                throw new SecretUnavailableException("the secret key in " + place
                        + " is behind the name of a variable, as in a .env file; keep the key and nothing else there");
            }
            return text.getBytes(UTF_8);
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException(
                    "the secret key in " + place + " " + e.violations().get(0).problem());
        }
    }

    /** @param key wiped here */
    static SecretKey secretKey(byte[] key) {
        try {
            return SecretKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String withoutFinalNewline(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
