package id.sesi.adapters.local.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.InvalidValueException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Validates the text of a key, and names the location of the key in messages. */
final class KeyText {

    /** The maximum length of a key in bytes. */
    static final int MAX_BYTES = 1 << 16;

    /** Matches a key that was copied from a {@code .env} file together with the name of its variable. */
    private static final Pattern VARIABLE_LINE = Pattern.compile("(export )?PSIKOLOGIE_\\w+=.*");

    private KeyText() {}

    /**
     * {@return the bytes of the key without one final newline, which many tools append}
     *
     * @param stored the key in UTF-8, as it is stored; this method wipes the array
     * @param location the location of the key, for messages
     * @throws SecretUnavailableException if the key is invalid; the message contains the location but not the key
     */
    static byte[] parse(byte[] stored, String location) {
        char[] characters = new char[stored.length]; // No String, because a String cannot be wiped.
        try {
            CharBuffer text = CharBuffer.wrap(characters);
            if (UTF_8.newDecoder().decode(ByteBuffer.wrap(stored), text, true).isError()) {
                throw new SecretUnavailableException(
                        "the secret key in " + location + " is not UTF-8 text; store it as UTF-8");
            }
            text.flip();
            int newline = finalNewlineLength(text);
            text.limit(text.limit() - newline);
            validate(text, location);
            return Arrays.copyOf(stored, stored.length - newline);
        } finally {
            Arrays.fill(stored, (byte) 0);
            Arrays.fill(characters, '\0');
        }
    }

    /** {@return the bytes of the key} */
    static byte[] validatedBytes(String text, String location) {
        validate(text, location);
        return text.getBytes(UTF_8);
    }

    private static void validate(CharSequence text, String location) {
        try {
            SecretKey.validateText(text);
            if (VARIABLE_LINE.matcher(text).matches()) {
                throw new SecretUnavailableException("the secret key in " + location
                        + " starts with the name of a variable, as in a .env file; store only the key there");
            }
        } catch (InvalidValueException e) {
            throw new SecretUnavailableException("the secret key in " + location + " "
                    + e.violations().get(0).problem());
        }
    }

    /**
     * {@return the key as a {@link SecretKey}}
     *
     * @param key the bytes of the key; this method wipes the array
     * @param partnerId the partner whose key it is
     * @param location the location of the key, for messages
     * @throws SecretUnavailableException if the key is the partner ID. If somebody set the key as the partner ID, each request would
     *     contain the key
     */
    static SecretKey secretKey(byte[] key, PartnerId partnerId, String location) {
        try {
            if (Arrays.equals(key, partnerId.value().getBytes(UTF_8))) {
                throw new SecretUnavailableException("the secret key in " + location
                        + " has the same value as the partner ID; set each to the value that the vendor gave you");
            }
            return SecretKey.of(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static int finalNewlineLength(CharSequence text) {
        int length = text.length();
        if (length == 0 || text.charAt(length - 1) != '\n') {
            return 0;
        }
        return length > 1 && text.charAt(length - 2) == '\r' ? 2 : 1;
    }
}
