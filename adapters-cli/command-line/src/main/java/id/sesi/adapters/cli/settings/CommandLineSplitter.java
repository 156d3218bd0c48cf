package id.sesi.adapters.cli.settings;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line into arguments. Does not expand variables or globs, and does not interpret pipes. */
final class CommandLineSplitter {

    private CommandLineSplitter() {}

    /**
     * {@return the program and its arguments}
     *
     * @param text arguments separated by white space. Text between single or double quotes belongs to one argument, unchanged
     * @throws IllegalArgumentException if the command has no program, or a quote is not closed; the message completes the sentence
     *     "the setting …"
     */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException(
                    "has a command with an unclosed quote: " + quote + "; close or remove it");
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("has a command without a program; write exec:PROGRAM");
        }
        return words;
    }
}
