package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static id.sesi.application.diagnosis.KeyDecoding.fromBase64;
import static id.sesi.application.diagnosis.KeyDecoding.fromHex;
import static id.sesi.application.diagnosis.KeyDecoding.unpadded;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The ways in which code converts a key to the bytes that it signs with. {@link #AS_GIVEN} is correct (contract, decision 13).
 * The others are mistakes.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum KeyInterpretation {
    AS_GIVEN(COMMON, "read as it is", changedText(key -> key)),
    WITH_NEWLINE(COMMON, "read with a newline at its end", changedText(key -> key + "\n")),
    WITH_CARRIAGE_RETURN_AND_NEWLINE(
            COMMON, "read with a carriage return and a newline at its end", changedText(key -> key + "\r\n")),
    WITH_CARRIAGE_RETURN(RARE, "read with a carriage return at its end", changedText(key -> key + "\r")),
    WITH_SPACE_AFTER(COMMON, "read with a space at its end", changedText(key -> key + " ")),
    WITH_SPACE_BEFORE(COMMON, "read with a space at its start", changedText(key -> " " + key)),
    WITH_TAB_AFTER(RARE, "read with a tab at its end", changedText(key -> key + "\t")),
    WITH_BOM(RARE, "read with a byte order mark at its start", changedText(key -> "\ufeff" + key)),
    IN_DOUBLE_QUOTES(COMMON, "read with double quotes around it", changedText(key -> '"' + key + '"')),
    IN_SINGLE_QUOTES(COMMON, "read with single quotes around it", changedText(key -> "'" + key + "'")),
    AS_PYTHON_BYTES(RARE, "printed as bytes, as in Python: b'…'", changedText(DefaultPrinting::pythonBytes)),
    WITH_VARIABLE_NAME(
            RARE, "read together with the name of its variable", changedText(key -> "PSIKOLOGIE_SECRET_KEY=" + key)),
    WITH_AMPERSAND(RARE, "used with & at its end, as in OAuth 1", changedText(key -> key + "&")),
    TRIMMED(RARE, "trimmed", changedText(String::strip)),
    FROM_HEX(COMMON, "decoded from hexadecimal digits", KeyDecoding::fromHex),
    FROM_HEX_AT_START(
            RARE,
            "decoded from hexadecimal digits, up to the first character that is not such a digit",
            key -> fromHex(bytes(latin1(key).replaceFirst("(?s)^((?:[0-9a-fA-F]{2})*).*", "$1")))),
    FROM_HEX_WITH_HYPHENS(
            RARE,
            "decoded from hexadecimal digits, without the hyphens",
            key -> fromHex(bytes(latin1(key).replace("-", "")))),
    FROM_BASE64(COMMON, "decoded from Base64", key -> fromBase64(latin1(key))),
    FROM_BASE64_IGNORING_OTHERS(
            RARE,
            "decoded from Base64, without the characters outside its alphabet",
            key -> fromBase64(latin1(key).replaceAll("[^A-Za-z0-9+/]", ""))),
    FROM_HEX_AS_LATIN_1(
            RARE,
            "decoded from hexadecimal digits, and read as ISO-8859-1",
            key -> fromHex(key).map(decoded -> bytes(latin1(decoded)))),
    FROM_HEX_AS_UTF_8(
            RARE,
            "decoded from hexadecimal digits, and read as UTF-8",
            key -> fromHex(key).map(decoded -> bytes(new String(decoded, UTF_8)))),
    FROM_BASE64_AS_LATIN_1(
            RARE,
            "decoded from Base64, and read as ISO-8859-1",
            key -> fromBase64(latin1(key)).map(decoded -> bytes(latin1(decoded)))),
    FROM_BASE64_AS_UTF_8(
            RARE,
            "decoded from Base64, and read as UTF-8",
            key -> fromBase64(latin1(key)).map(decoded -> bytes(new String(decoded, UTF_8)))),
    FROM_BASE64_AT_START(
            RARE,
            "decoded from Base64, up to the first character outside its alphabet",
            key -> fromBase64(latin1(key).replaceFirst("(?s)[^A-Za-z0-9+/].*", ""))),
    FROM_BASE64_AFTER_PREFIX(
            RARE,
            "decoded from Base64, without the prefix before its last _ or :",
            key -> fromBase64(latin1(key).replaceFirst("(?s)^.*[_:]", ""))),
    FROM_HEX_AFTER_PREFIX(
            RARE,
            "decoded from hexadecimal digits, without the prefix before its last -, _ or :",
            key -> fromHex(bytes(latin1(key).replaceFirst("(?s)^.*[-_:]", "")))),
    WITHOUT_PREFIX(
            RARE,
            "used without the prefix before its last -, _ or :",
            changedText(key -> key.replaceFirst("(?s)^.*[-_:]", ""))),
    WITHOUT_FIRST_PREFIX(
            RARE,
            "used without the prefix before its first -, _ or :",
            changedText(key -> key.replaceFirst("(?s)^[^-_:]*[-_:]", ""))),
    REVERSED(
            RARE,
            "reversed",
            changedText(key -> new StringBuilder(key).reverse().toString())),
    REPEATED(RARE, "repeated", changedText(key -> key + key)),
    FROM_HEX_TO_BASE64(
            RARE,
            "decoded from hexadecimal digits and encoded as Base64",
            key -> fromHex(key).map(decoded -> bytes(base64(decoded)))),
    FROM_BASE64_TO_HEX(
            RARE,
            "decoded from Base64 and encoded as hexadecimal digits",
            key -> fromBase64(latin1(key)).map(decoded -> bytes(hex(decoded)))),
    TO_HEX(COMMON, "encoded as hexadecimal digits", key -> Optional.of(bytes(hex(key)))),
    TO_UPPER_CASE_HEX(RARE, "encoded as upper-case hexadecimal digits", key -> Optional.of(bytes(upper(hex(key))))),
    TO_BASE64(COMMON, "encoded as Base64", key -> Optional.of(bytes(base64(key)))),
    TO_BASE64_WITHOUT_PADDING(
            RARE, "encoded as Base64 without padding", key -> Optional.of(bytes(unpadded(base64(key))))),
    TO_BASE64_URL(
            RARE,
            "encoded as Base64 with the URL-safe alphabet",
            key -> Optional.of(Base64.getUrlEncoder().encode(key))),
    TO_BASE64_WITH_NEWLINE(
            RARE, "encoded as Base64, with a newline at its end", key -> Optional.of(bytes(base64(key) + "\n"))),
    WITH_NEWLINE_TO_BASE64(
            COMMON,
            "encoded as Base64 together with a newline",
            key -> Optional.of(bytes(base64(bytes(new String(key, UTF_8) + "\n"))))),
    WITHOUT_PADDING(COMMON, "used without the = at its end", changedText(KeyDecoding::unpadded)),
    HASHED(COMMON, "hashed", key -> Optional.of(Hash.SHA_256.of(key))),
    HASHED_TO_HEX(COMMON, "hashed, and the hash was encoded as hexadecimal digits", hashedToHex(Hash.SHA_256)),
    HASHED_TO_BASE64(
            RARE,
            "hashed, and the hash was encoded as Base64",
            key -> Optional.of(bytes(base64(Hash.SHA_256.of(key))))),
    MD5(RARE, "hashed with MD5", key -> Optional.of(Hash.MD5.of(key))),
    MD5_TO_HEX(RARE, "hashed with MD5, and the hash was encoded as hexadecimal digits", hashedToHex(Hash.MD5)),
    SHA1_TO_HEX(RARE, "hashed with SHA-1, and the hash was encoded as hexadecimal digits", hashedToHex(Hash.SHA_1)),
    SHA512(RARE, "hashed with SHA-512", key -> Optional.of(Hash.SHA_512.of(key))),
    SHA512_TO_HEX(
            RARE, "hashed with SHA-512, and the hash was encoded as hexadecimal digits", hashedToHex(Hash.SHA_512)),
    AS_UTF_16LE(COMMON, "encoded as UTF-16", encoded(UTF_16LE, "")),
    AS_UTF_16LE_WITH_BOM(RARE, "encoded as UTF-16 with a byte order mark, as in Python", encoded(UTF_16LE, "\ufeff")),
    AS_UTF_16BE_WITH_BOM(RARE, "encoded as UTF-16 with a byte order mark, as in Java", encoded(UTF_16BE, "\ufeff")),
    AS_UTF_16BE(RARE, "encoded as UTF-16BE", encoded(UTF_16BE, "")),
    AS_LATIN_1(RARE, "encoded as ISO-8859-1", encoded(ISO_8859_1, "")),
    AS_UTF_8_TWICE(RARE, "encoded as UTF-8 twice", key -> Optional.of(bytes(latin1(key)))),
    IN_LOWER_CASE(COMMON, "converted to lower case", changedText(key -> key.toLowerCase(Locale.ROOT))),
    IN_UPPER_CASE(COMMON, "converted to upper case", changedText(KeyInterpretation::upper)),
    URL_ENCODED(RARE, "URL-encoded", changedText(UrlEscapes::percent)),
    URL_DECODED(RARE, "URL-decoded", changedText(UrlEscapes::decodeForm)),
    HTML_ESCAPED(RARE, "escaped as in HTML", changedText(HtmlEscapes::php)),
    WITHOUT_HYPHENS(RARE, "used without its hyphens", changedText(key -> key.replace("-", ""))),
    WITHOUT_BACKSLASHES(RARE, "read without its backslashes", changedText(key -> key.replace("\\", ""))),
    WITHOUT_VARIABLES(
            RARE,
            "read without $ and the name after it, because a shell replaced them",
            changedText(key -> key.replaceAll("\\$\\{?[A-Za-z0-9_]+}?", ""))),
    WITHOUT_COMMENT(
            RARE,
            "cut at its first #, which starts a comment",
            changedText(key -> key.replaceFirst("(?s)\\s*#.*", ""))),
    WITHOUT_FIRST_CHARACTER(RARE, "used without its first character", changedText(key -> key.substring(1))),
    WITHOUT_LAST_CHARACTER(
            RARE, "used without its last character", changedText(key -> key.substring(0, key.length() - 1))),
    CUT_TO_16(RARE, "cut to its first 16 bytes", cut(16)),
    CUT_TO_32(RARE, "cut to its first 32 bytes", cut(32)),
    CUT_TO_64(RARE, "cut to its first 64 bytes", cut(64)),
    EMPTY(COMMON, "empty", constant("")),
    WORD_UNDEFINED(COMMON, "the word undefined", constant("undefined")),
    WORD_NULL(COMMON, "the word null", constant("null")),
    WORD_NONE(COMMON, "the word None", constant("None")),
    VARIABLE_NAME(COMMON, "the name of its variable", constant("PSIKOLOGIE_SECRET_KEY"));

    private final Frequency frequency;
    private final String description;
    private final Conversion conversion;

    KeyInterpretation(Frequency frequency, String description, Conversion conversion) {
        this.frequency = frequency;
        this.description = description;
        this.conversion = conversion;
    }

    /** Converts a key to bytes; the result is empty if the key cannot be converted in this way. */
    @FunctionalInterface
    private interface Conversion {
        Optional<byte[]> apply(byte[] key);
    }

    Frequency frequency() {
        return frequency;
    }

    /** {@return what happened to the key; completes the sentence "the key was …"} */
    String description() {
        return description;
    }

    /** {@return the resulting bytes; empty if the key cannot be decoded in this way. The caller may wipe the array} */
    Optional<byte[]> apply(byte[] key) {
        return conversion.apply(key);
    }

    private static Conversion changedText(UnaryOperator<String> change) {
        return key -> Optional.of(bytes(change.apply(new String(key, UTF_8))));
    }

    private static Conversion constant(String text) {
        return key -> Optional.of(bytes(text));
    }

    private static Conversion encoded(Charset charset, String mark) {
        return key -> Optional.of((mark + new String(key, UTF_8)).getBytes(charset));
    }

    private static Conversion hashedToHex(Hash hash) {
        return key -> Optional.of(bytes(hex(hash.of(key))));
    }

    private static Conversion cut(int length) {
        return key -> Optional.of(Arrays.copyOf(key, Math.min(length, key.length)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
