package id.sesi.adapters.cli.command;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with the arguments without repeating their values: picocli's own messages quote them, and people do
 * type a secret or a name where it does not belong.
 */
final class UsageMessage {

    private UsageMessage() {}

    static String of(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing.getMissing().get(0) + " needs a value";
        }
        if (e instanceof OverwrittenOptionException twice) {
            return twice.getOverwritten() + " is there twice; give it once";
        }
        if (e.getArgSpec() != null) {
            return "wrong use of " + e.getArgSpec() + ": its value is not valid";
        }
        return "wrong usage";
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String argument = e.getUnmatched().get(0);
        // An option's name can be shown, its value cannot.
        String shown = argument.startsWith("-") ? argument.replaceFirst("(?s)=.*", "") : "an argument";
        String suggestion = e.getSuggestions().isEmpty()
                ? ""
                : "; did you mean " + e.getSuggestions().get(0) + "?";
        return shown + " is not known here" + suggestion;
    }
}
