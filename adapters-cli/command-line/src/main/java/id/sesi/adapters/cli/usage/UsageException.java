package id.sesi.adapters.cli.usage;

import java.util.Collection;
import java.util.Optional;

/**
 * The arguments do not match the usage of the command. The message is meant for the user and contains no values.
 *
 * @since 1.0.0
 */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, in a few words, and without any value that the user typed */
    public UsageException(String problem) {
        super(problem);
    }

    /**
     * {@return the exception for an unknown word, with a suggestion if a known word is close}
     *
     * @param word an option, a command or a value in the wrong place
     * @param known the words that are allowed in this place
     */
    public static UsageException unknown(String word, Collection<String> known) {
        // Only the name of an option may be shown. Any other word might be a misplaced secret.
        String option = word.replaceFirst("(?s)=.*", "");
        String shown = option.matches("--?[a-z][a-z-]{0,30}") ? "option " + option : "argument";
        Optional<String> closest = Suggestions.closest(word, known);
        return new UsageException("unknown " + shown
                + closest.map(name -> "; did you mean " + name + "?").orElse(""));
    }

    /** {@return what is wrong} */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
