package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;

/**
 * The ways in which code computes a signature from a key and a message, with any hash function. {@link #HMAC} is correct
 * (contract, section 3). The others are mistakes. In the descriptions, {@code #} stands for the hash function.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum Construction {
    HMAC(COMMON, "HMAC-#", (hmac, key, message) -> hmac.of(message)),
    HASH(COMMON, "plain # of the text, without the key", (hmac, key, message) -> hash(hmac, message)),
    HASH_OF_KEY_MESSAGE(
            COMMON, "plain # of the key, followed by the text", (hmac, key, message) -> hash(hmac, key, message)),
    HASH_OF_MESSAGE_KEY(
            COMMON, "plain # of the text, followed by the key", (hmac, key, message) -> hash(hmac, message, key)),
    HASH_OF_KEY_PIPE_MESSAGE(
            COMMON,
            "plain # of the key, followed by | and the text",
            (hmac, key, message) -> hash(hmac, key, bytes("|"), message)),
    HASH_OF_MESSAGE_PIPE_KEY(
            COMMON,
            "plain # of the text, followed by | and the key",
            (hmac, key, message) -> hash(hmac, message, bytes("|"), key)),
    HMAC_SWAPPED(COMMON, "HMAC-# with key and message swapped", (hmac, key, message) -> hmac(hmac, message, key)),
    HMAC_WITH_KEY_AS_LAST_FIELD(
            COMMON,
            "HMAC-# of the text with the key as one more field at its end",
            (hmac, key, message) -> hmac.of(joined(message, bytes("|"), key))),
    HMAC_WITH_KEY_AS_FIRST_FIELD(
            COMMON,
            "HMAC-# of the text with the key as one more field at its start",
            (hmac, key, message) -> hmac.of(joined(key, bytes("|"), message))),
    HMAC_WITH_KEY_APPENDED(
            RARE, "HMAC-# of the text, followed by the key", (hmac, key, message) -> hmac.of(joined(message, key))),
    HMAC_WITH_KEY_PREPENDED(
            RARE, "HMAC-# of the key, followed by the text", (hmac, key, message) -> hmac.of(joined(key, message))),
    HMAC_OF_HMAC_DIGITS(
            COMMON, "HMAC-# of the text's HMAC-# in digits", (hmac, key, message) -> hmac.of(hex(hmac.of(message)))),
    HMAC_OF_HMAC_BYTES(
            COMMON, "HMAC-# of the text's HMAC-# in bytes", (hmac, key, message) -> hmac.of(hmac.of(message))),
    HMAC_OF_HMAC_BASE64(
            RARE, "HMAC-# of the text's HMAC-# in Base64", (hmac, key, message) -> hmac.of(base64(hmac.of(message)))),
    HMAC_OF_HASH_DIGITS(
            COMMON,
            "HMAC-# of the text's # instead of the text",
            (hmac, key, message) -> hmac.of(hex(hash(hmac, message)))),
    HMAC_OF_HASH_BYTES(
            COMMON,
            "HMAC-# of the bytes of the text's # instead of the text",
            (hmac, key, message) -> hmac.of(hash(hmac, message))),
    HMAC_OF_MD5(
            RARE,
            "HMAC-# of the text's MD5 instead of the text",
            (hmac, key, message) -> hmac.of(hex(Hash.MD5.of(message)))),
    HMAC_OF_SHA1(
            RARE,
            "HMAC-# of the text's SHA-1 instead of the text",
            (hmac, key, message) -> hmac.of(hex(Hash.SHA_1.of(message)))),
    HASH_OF_HMAC_DIGITS(
            RARE, "plain # of the HMAC-# in digits", (hmac, key, message) -> hash(hmac, hex(hmac.of(message)))),
    HASH_OF_HMAC_BYTES(RARE, "plain # of the HMAC-# in bytes", (hmac, key, message) -> hash(hmac, hmac.of(message))),
    HASH_OF_HASH_DIGITS(
            RARE, "plain # of the text's # in digits", (hmac, key, message) -> hash(hmac, hex(hash(hmac, message)))),
    HASH_OF_HASH_BYTES(
            RARE, "plain # of the text's # in bytes", (hmac, key, message) -> hash(hmac, hash(hmac, message))),
    HASH_OF_HASH_THEN_KEY(
            RARE,
            "plain # of the text's # in digits, followed by the key",
            (hmac, key, message) -> hash(hmac, hex(hash(hmac, message)), key)),
    HASH_OF_KEY_THEN_HASH(
            RARE,
            "plain # of the key, followed by the text's # in digits",
            (hmac, key, message) -> hash(hmac, key, hex(hash(hmac, message)))),
    HASH_OF_KEY_MESSAGE_KEY(
            RARE,
            "plain # of the key, the text and the key again",
            (hmac, key, message) -> hash(hmac, key, message, key)),
    HASH_OF_KEY_COLON_MESSAGE(
            RARE,
            "plain # of the key, followed by a colon and the text",
            (hmac, key, message) -> hash(hmac, key, bytes(":"), message)),
    HASH_OF_MESSAGE_COLON_KEY(
            RARE,
            "plain # of the text, followed by a colon and the key",
            (hmac, key, message) -> hash(hmac, message, bytes(":"), key)),
    HASH_OF_MESSAGE_AND_NAMED_KEY(
            RARE,
            "plain # of the text, followed by &key= and the key",
            (hmac, key, message) -> hash(hmac, message, bytes("&key="), key)),
    HMAC_OF_EMPTY_TEXT(RARE, "HMAC-# of an empty text", (hmac, key, message) -> hmac.of(new byte[0])),
    TEXT_AND_HMAC_OF_EMPTY_TEXT(
            RARE,
            "the text, followed by the HMAC-# of an empty text, as from Go's Sum(text)",
            (hmac, key, message) -> joined(message, hmac.of(new byte[0]))),
    TEXT_AND_HASH_OF_EMPTY_TEXT(
            RARE,
            "the text, followed by the # of an empty text, as from Go's Sum(text)",
            (hmac, key, message) -> joined(message, hash(hmac, new byte[0])));

    private final Frequency frequency;
    private final String description;
    private final Computation computation;

    Construction(Frequency frequency, String description, Computation computation) {
        this.frequency = frequency;
        this.description = description;
        this.computation = computation;
    }

    /** Computes a signature. {@code hmac} uses the same key. */
    @FunctionalInterface
    private interface Computation {
        byte[] apply(Hmac hmac, byte[] key, byte[] message);
    }

    Frequency frequency() {
        return frequency;
    }

    /** {@return the description, with the name of the hash function} */
    String description(Hash hash) {
        return description
                .replace("HMAC-#", "HMAC-" + hash.toString().replaceFirst("^SHA-", "SHA"))
                .replace("#", hash.toString());
    }

    /** {@return the signature of the message with the key} */
    byte[] apply(Hmac hmac, byte[] key, byte[] message) {
        return computation.apply(hmac, key, message);
    }

    private static byte[] hash(Hmac hmac, byte[]... parts) {
        return hmac.hash().of(parts);
    }

    private static byte[] hmac(Hmac other, byte[] key, byte[] message) {
        try (Hmac hmac = new Hmac(other.hash(), key)) {
            return hmac.of(message);
        }
    }

    private static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static byte[] hex(byte[] bytes) {
        return bytes(HexFormat.of().formatHex(bytes));
    }

    private static byte[] base64(byte[] bytes) {
        return Base64.getEncoder().encode(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
