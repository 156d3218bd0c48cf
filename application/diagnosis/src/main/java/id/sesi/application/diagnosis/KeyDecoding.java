package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Decodes keys that are written as hexadecimal digits or as Base64. */
final class KeyDecoding {

    private KeyDecoding() {}

    /** {@return the bytes that the hexadecimal digits stand for; empty if there are other characters or no digits} */
    static Optional<byte[]> fromHex(byte[] key) {
        try {
            return Optional.of(HexFormat.of().parseHex(new String(key, ISO_8859_1)))
                    .filter(decoded -> decoded.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the bytes that the Base64 text stands for; empty if it has other characters or stands for no bytes}
     *
     * <p>Lenient, as many decoders are: accepts both alphabets, with and without padding. A last single character has no full byte and is ignored, as in
     * Node.
     */
    static Optional<byte[]> fromBase64(String key) {
        try {
            String text = unpadded(key).replace('-', '+').replace('_', '/');
            return Optional.of(Base64.getDecoder()
                            .decode(text.length() % 4 == 1 ? text.substring(0, text.length() - 1) : text))
                    .filter(decoded -> decoded.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return the text without the = at its end} */
    static String unpadded(String base64) {
        return base64.replaceFirst("=+$", "");
    }
}
