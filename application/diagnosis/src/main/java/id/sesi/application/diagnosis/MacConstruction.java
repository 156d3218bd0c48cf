package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;

/**
 * The ways in which code computes a signature from a key and a message, with any hash function. {@link #HMAC} is correct
 * (contract, section 3). The others are mistakes. In the descriptions, {@code #} is the name of the hash function, {@code text}
 * is the message, {@code +} joins texts, and {@code hex} and {@code base64} encode bytes as text.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum MacConstruction {
    HMAC(COMMON, "HMAC-#", (hmac, key, message) -> hmac.of(message)),
    HASH(
            COMMON,
            "plain # of the text, without the key",
            (hmac, key, message) -> hmac.hash().of(message)),
    HASH_OF_KEY_MESSAGE(
            COMMON, "plain # of key + text", (hmac, key, message) -> hmac.hash().of(key, message)),
    HASH_OF_MESSAGE_KEY(
            COMMON, "plain # of text + key", (hmac, key, message) -> hmac.hash().of(message, key)),
    HASH_OF_KEY_PIPE_MESSAGE(
            COMMON,
            "plain # of key + \"|\" + text",
            (hmac, key, message) -> hmac.hash().of(key, bytes("|"), message)),
    HASH_OF_MESSAGE_PIPE_KEY(
            COMMON,
            "plain # of text + \"|\" + key",
            (hmac, key, message) -> hmac.hash().of(message, bytes("|"), key)),
    HMAC_SWAPPED(
            COMMON, "HMAC-# with key and message swapped", (hmac, key, message) -> hmac(hmac.hash(), message, key)),
    HMAC_WITH_KEY_AS_LAST_FIELD(
            COMMON, "HMAC-# of text + \"|\" + key", (hmac, key, message) -> hmac.of(joined(message, bytes("|"), key))),
    HMAC_WITH_KEY_AS_FIRST_FIELD(
            COMMON, "HMAC-# of key + \"|\" + text", (hmac, key, message) -> hmac.of(joined(key, bytes("|"), message))),
    HMAC_WITH_KEY_APPENDED(RARE, "HMAC-# of text + key", (hmac, key, message) -> hmac.of(joined(message, key))),
    HMAC_WITH_KEY_PREPENDED(RARE, "HMAC-# of key + text", (hmac, key, message) -> hmac.of(joined(key, message))),
    HMAC_OF_HMAC_DIGITS(COMMON, "HMAC-# of hex(HMAC-#(text))", (hmac, key, message) -> hmac.of(hex(hmac.of(message)))),
    HMAC_OF_HMAC_BYTES(
            COMMON, "HMAC-# of the bytes of HMAC-#(text)", (hmac, key, message) -> hmac.of(hmac.of(message))),
    HMAC_OF_HMAC_BASE64(
            RARE, "HMAC-# of base64(HMAC-#(text))", (hmac, key, message) -> hmac.of(base64(hmac.of(message)))),
    HMAC_OF_HASH_DIGITS(
            COMMON,
            "HMAC-# of hex(#(text))",
            (hmac, key, message) -> hmac.of(hex(hmac.hash().of(message)))),
    HMAC_OF_HASH_BYTES(
            COMMON,
            "HMAC-# of the bytes of #(text)",
            (hmac, key, message) -> hmac.of(hmac.hash().of(message))),
    HMAC_OF_MD5(RARE, "HMAC-# of hex(MD5(text))", (hmac, key, message) -> hmac.of(hex(Hash.MD5.of(message)))),
    HMAC_OF_SHA1(RARE, "HMAC-# of hex(SHA-1(text))", (hmac, key, message) -> hmac.of(hex(Hash.SHA_1.of(message)))),
    HASH_OF_HMAC_DIGITS(
            RARE,
            "plain # of hex(HMAC-#(text))",
            (hmac, key, message) -> hmac.hash().of(hex(hmac.of(message)))),
    HASH_OF_HMAC_BYTES(
            RARE,
            "plain # of the bytes of HMAC-#(text)",
            (hmac, key, message) -> hmac.hash().of(hmac.of(message))),
    HASH_OF_HASH_DIGITS(
            RARE,
            "plain # of hex(#(text))",
            (hmac, key, message) -> hmac.hash().of(hex(hmac.hash().of(message)))),
    HASH_OF_HASH_BYTES(
            RARE,
            "plain # of the bytes of #(text)",
            (hmac, key, message) -> hmac.hash().of(hmac.hash().of(message))),
    HASH_OF_HASH_THEN_KEY(
            RARE,
            "plain # of hex(#(text)) + key",
            (hmac, key, message) -> hmac.hash().of(hex(hmac.hash().of(message)), key)),
    HASH_OF_KEY_THEN_HASH(
            RARE,
            "plain # of key + hex(#(text))",
            (hmac, key, message) -> hmac.hash().of(key, hex(hmac.hash().of(message)))),
    HASH_OF_KEY_MESSAGE_KEY(
            RARE,
            "plain # of key + text + key",
            (hmac, key, message) -> hmac.hash().of(key, message, key)),
    HASH_OF_KEY_COLON_MESSAGE(
            RARE,
            "plain # of key + \":\" + text",
            (hmac, key, message) -> hmac.hash().of(key, bytes(":"), message)),
    HASH_OF_MESSAGE_COLON_KEY(
            RARE,
            "plain # of text + \":\" + key",
            (hmac, key, message) -> hmac.hash().of(message, bytes(":"), key)),
    HASH_OF_MESSAGE_AND_NAMED_KEY(
            RARE,
            "plain # of text + \"&key=\" + key",
            (hmac, key, message) -> hmac.hash().of(message, bytes("&key="), key)),
    HMAC_OF_EMPTY_TEXT(RARE, "HMAC-# of an empty text", (hmac, key, message) -> hmac.of(new byte[0])),
    TEXT_AND_HMAC_OF_EMPTY_TEXT(
            RARE,
            "text + HMAC-#(\"\"), as from Go's Sum(text)",
            (hmac, key, message) -> joined(message, hmac.of(new byte[0]))),
    TEXT_AND_HASH_OF_EMPTY_TEXT(
            RARE,
            "text + #(\"\"), as from Go's Sum(text)",
            (hmac, key, message) -> joined(message, hmac.hash().of(new byte[0])));

    private final Frequency frequency;
    private final String description;
    private final Computation computation;

    MacConstruction(Frequency frequency, String description, Computation computation) {
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

    private static byte[] hmac(Hash hash, byte[] key, byte[] message) {
        try (Hmac hmac = new Hmac(hash, key)) {
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
