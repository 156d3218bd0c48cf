package id.sesi.domain;

import java.util.Arrays;

/**
 * A buffer of UTF-8 bytes that is reused for each signature, so that encoding allocates memory only while the buffer grows.
 * The JDK's encoders allocate for each field; {@code docs/decisions/0005-signing.md} has the measurements. Not thread-safe.
 */
final class Utf8Buffer {

    private static final int MAX_BYTES_PER_CHAR = 3;

    private byte[] bytes = new byte[256];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
        length = 0;
    }

    void put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    /** @param text well-formed Unicode, which {@link CharacterPolicy} ensures */
    void put(String text) {
        reserve(text.length() * MAX_BYTES_PER_CHAR);
        byte[] out = bytes;
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else if (c < 0x800) {
                out[at++] = (byte) (0xc0 | (c >> 6));
                out[at++] = continuation(c);
            } else if (!Character.isHighSurrogate(c)) {
                out[at++] = (byte) (0xe0 | (c >> 12));
                out[at++] = continuation(c >> 6);
                out[at++] = continuation(c);
            } else {
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                out[at++] = (byte) (0xf0 | (codePoint >> 18));
                out[at++] = continuation(codePoint >> 12);
                out[at++] = continuation(codePoint >> 6);
                out[at++] = continuation(codePoint);
            }
        }
        length = at;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            byte[] outgrown = bytes;
            bytes = Arrays.copyOf(outgrown, 2 * (length + more));
            Arrays.fill(outgrown, (byte) 0);
        }
    }
}
