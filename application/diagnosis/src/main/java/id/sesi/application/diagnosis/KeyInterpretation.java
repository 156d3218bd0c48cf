package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the bytes of a key come out in code that uses it. {@link #AS_GIVEN} is right (contract, Decided 13), the others happen. */
enum KeyInterpretation {
    /** The key's bytes, as the vendor handed it over. */
    AS_GIVEN,
    /** {@code echo key > file}, and nobody dropped the newline. */
    WITH_NEWLINE,
    /** The same, written on Windows. */
    WITH_CARRIAGE_RETURN_AND_NEWLINE,
    /** A file of Windows, of which the newline was dropped and the rest was not. */
    WITH_CARRIAGE_RETURN,
    /** Pasted with what stood behind it. */
    WITH_SPACE_AFTER,
    /** Pasted with what stood before it. */
    WITH_SPACE_BEFORE,
    /** Saved by an editor that puts a mark in front of UTF-8. */
    WITH_BYTE_ORDER_MARK,
    /** From a {@code .env} file whose double quotes were taken for a part of it. */
    IN_DOUBLE_QUOTES,
    /** From a {@code .env} file whose single quotes were taken for a part of it. */
    IN_SINGLE_QUOTES,
    /** Taken for hexadecimal digits. */
    FROM_HEX,
    /** Taken for Base64, of either alphabet. */
    FROM_BASE64,
    /** Written as hexadecimal digits first. */
    TO_HEX,
    /** Written as Base64 first, as Kubernetes shows it. */
    TO_BASE64,
    /** Hashed first. */
    HASHED,
    /** Hashed first, and the hash written as hexadecimal digits. */
    HASHED_TO_HEX,
    /** In the encoding that Windows calls Unicode. */
    AS_UTF_16,
    /** In lower case. */
    IN_LOWER_CASE,
    /** In upper case. */
    IN_UPPER_CASE,
    /** Nothing came, and an empty key signs as well; zeros are what fills it up (RFC 2104). */
    EMPTY,
    /** Nothing came, and a script wrote that down. */
    THE_WORD_UNDEFINED,
    /** The same in other languages. */
    THE_WORD_NULL;

    /** {@return the bytes, which the caller may wipe, or nothing if the key cannot be read so} */
    Optional<byte[]> read(byte[] key) {
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
