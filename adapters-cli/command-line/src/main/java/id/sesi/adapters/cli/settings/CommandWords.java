package id.sesi.adapters.cli.settings;

import java.util.ArrayList;
import java.util.List;

/** Takes a command apart as one would type it, without anything that a shell would do: no variables, no pipes, no patterns. */
final class CommandWords {

    private CommandWords() {}

    /**
     * {@return the words; at least one}
     *
     * @param text words between white space; what stands in a pair of either quotes belongs to one word, as it is
     * @throws IllegalArgumentException if there is no word, or a quote without its other half
     */
    static List<String> of(String text) {
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
            throw new IllegalArgumentException("has a " + quote + " without its other half in its command");
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new IllegalArgumentException("has no program in its command");
        }
        return words;
    }
}
