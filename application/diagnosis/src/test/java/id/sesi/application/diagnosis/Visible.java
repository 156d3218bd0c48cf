package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a text or bytes on one line: a short text as {@code «text»}, with {@code ⟦…⟧} for characters that nobody could see;
 * other short bytes in hexadecimal digits; and the hash of everything else.
 */
final class Visible {

    private static final Pattern ESCAPE = Pattern.compile("⟦([0-9a-f]+)⟧");
    private static final int MAX_CHARACTERS = 200;
    private static final int MAX_BYTES = 64;

    private Visible() {}

    static String of(String text) {
        return text.length() > MAX_CHARACTERS ? hash(text) : "«" + escaped(text) + "»";
    }

    static String of(byte[] bytes) {
        try {
            return of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return bytes.length > MAX_BYTES ? hash(bytes) : HexFormat.of().formatHex(bytes);
        }
    }

    /** {@return the first 12 digits of the SHA-256 of the text in UTF-8, and its length in bytes} */
    static String hash(String text) {
        return hash(text.getBytes(UTF_8));
    }

    static String hash(byte[] bytes) {
        return ExampleRequest.hex(ExampleRequest.sha256(bytes)).substring(0, 12) + "/" + bytes.length;
    }

    /** {@return the text that {@link #of(String)} wrote} */
    static String parse(String visible) {
        return ESCAPE.matcher(visible.substring(1, visible.length() - 1))
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("⟦%x⟧".formatted(c));
            }
        });
        return escaped.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
