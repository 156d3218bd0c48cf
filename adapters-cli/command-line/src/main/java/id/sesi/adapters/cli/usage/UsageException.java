package id.sesi.adapters.cli.usage;

import java.util.Collection;
import java.util.Optional;

/** What was typed is no usage of the command. The message is for the person who typed it, without the values. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param problem in a few words */
    public UsageException(String problem) {
        super(problem);
    }

    /** {@return one about a word that is none of those that are known} */
    public static UsageException unknown(String word, Collection<String> known) {
        // An option's name can be shown, anything else may be a value in the wrong place.
        String option = word.replaceFirst("(?s)=.*", "");
        String shown = option.matches("--?[a-z][a-z-]{0,30}") ? option : "an argument";
        Optional<String> closest = Suggestions.closest(word, known);
        return new UsageException(shown + " is not known here"
                + closest.map(name -> "; did you mean " + name + "?").orElse(""));
    }

    /** {@return what is wrong} */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
