package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The ways in which code converts a key to the bytes that it signs with. {@link #AS_GIVEN} is correct (contract, decision 13).
 * The others are mistakes.
 */
enum KeyInterpretation {
    /** The unchanged bytes of the key that the vendor issued. */
    AS_GIVEN,
    /** The newline of {@code echo key > file} was not removed. */
    WITH_NEWLINE,
    /** The line break of a Windows file was not removed. */
    WITH_CARRIAGE_RETURN_AND_NEWLINE,
    /** Only the newline was removed from the line break of a Windows file. */
    WITH_CARRIAGE_RETURN,
    /** A space after the key was copied. */
    WITH_SPACE_AFTER,
    /** A space before the key was copied. */
    WITH_SPACE_BEFORE,
    /** The editor saved the file with a byte order mark. */
    WITH_BYTE_ORDER_MARK,
    /** The double quotes in a {@code .env} file were read as part of the key. */
    IN_DOUBLE_QUOTES,
    /** The single quotes in a {@code .env} file were read as part of the key. */
    IN_SINGLE_QUOTES,
    /** The key was decoded as hexadecimal digits. */
    FROM_HEX,
    /** The key was decoded as Base64, with the standard or the URL-safe alphabet. */
    FROM_BASE64,
    /** The key was encoded as hexadecimal digits. */
    TO_HEX,
    /** The key was encoded as Base64, for example by Kubernetes. */
    TO_BASE64,
    /** The key was replaced by its SHA-256. */
    HASHED,
    /** The key was replaced by the hexadecimal digits of its SHA-256. */
    HASHED_TO_HEX,
    /** The key was encoded as UTF-16LE, which Windows calls Unicode. */
    AS_UTF_16,
    /** The key was converted to lower case. */
    IN_LOWER_CASE,
    /** The key was converted to upper case. */
    IN_UPPER_CASE,
    /** The key was empty. One zero byte gives the same HMAC, because HMAC pads keys with zeros (RFC 2104). */
    EMPTY,
    /** The key was missing, and JavaScript converted the missing value to text. */
    THE_WORD_UNDEFINED,
    /** The key was missing, and the missing value was converted to the text {@code null}. */
    THE_WORD_NULL;

    /** {@return the resulting bytes, which the caller may wipe, or empty if the key cannot be decoded in this way} */
    Optional<byte[]> apply(byte[] key) {
        return switch (this) {
            case AS_GIVEN -> Optional.of(key.clone());
            case WITH_NEWLINE -> appended(key, "\n");
            case WITH_CARRIAGE_RETURN_AND_NEWLINE -> appended(key, "\r\n");
            case WITH_CARRIAGE_RETURN -> appended(key, "\r");
            case WITH_SPACE_AFTER -> appended(key, " ");
            case WITH_SPACE_BEFORE -> changed(key, text -> " " + text);
            case WITH_BYTE_ORDER_MARK -> changed(key, text -> "\ufeff" + text);
            case IN_DOUBLE_QUOTES -> changed(key, text -> '"' + text + '"');
            case IN_SINGLE_QUOTES -> changed(key, text -> "'" + text + "'");
            case FROM_HEX -> fromHex(key);
            case FROM_BASE64 -> fromBase64(key);
            case TO_HEX -> Optional.of(HexFormat.of().formatHex(key).getBytes(UTF_8));
            case TO_BASE64 -> Optional.of(Base64.getEncoder().encode(key));
            case HASHED -> Optional.of(SigningMethod.SHA256_OF_MESSAGE.apply(key, key));
            case HASHED_TO_HEX ->
                Optional.of(HexFormat.of()
                        .formatHex(SigningMethod.SHA256_OF_MESSAGE.apply(key, key))
                        .getBytes(UTF_8));
            case AS_UTF_16 -> Optional.of(new String(key, UTF_8).getBytes(UTF_16LE));
            case IN_LOWER_CASE -> changed(key, text -> text.toLowerCase(Locale.ROOT));
            case IN_UPPER_CASE -> changed(key, text -> text.toUpperCase(Locale.ROOT));
            case EMPTY -> Optional.of(new byte[1]);
            case THE_WORD_UNDEFINED -> Optional.of("undefined".getBytes(UTF_8));
            case THE_WORD_NULL -> Optional.of("null".getBytes(UTF_8));
        };
    }

    private static Optional<byte[]> appended(byte[] key, String end) {
        return changed(key, text -> text + end);
    }

    private static Optional<byte[]> changed(byte[] key, UnaryOperator<String> change) {
        return Optional.of(change.apply(new String(key, UTF_8)).getBytes(UTF_8));
    }

    private static Optional<byte[]> fromHex(byte[] key) {
        try {
            return Optional.of(HexFormat.of().parseHex(new String(key, ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> fromBase64(byte[] key) {
        try {
            String text = new String(key, ISO_8859_1).replace('-', '+').replace('_', '/');
            return Optional.of(Base64.getDecoder().decode(text)).filter(decoded -> decoded.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
