package id.sesi.adapters.cli.command;

import java.util.function.IntFunction;

/** Characters that a terminal does not show, or that control it: they could hide or reorder text, or forge a line. */
final class HiddenCharacters {

    private HiddenCharacters() {}

    /** {@return the text with each hidden character replaced by the result of the function} */
    static String replace(String text, IntFunction<String> replacement) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int character = text.codePointAt(i);
            if (isHidden(character)) {
                replaced.append(replacement.apply(character));
            } else {
                replaced.appendCodePoint(character);
            }
        }
        return replaced.toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
