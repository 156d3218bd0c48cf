package id.sesi.adapters.cli.request;

import id.sesi.adapters.cli.usage.Suggestions;
import java.util.List;

/** The text about a member of a request that sesi does not know, with a suggestion if a known member is similar. */
final class UnknownMemberProblem {

    private UnknownMemberProblem() {}

    static String describe(String member, List<String> known) {
        if (member.equals("signature")) {
            return "is not accepted here, because sesi makes the signature; remove it";
        }
        return Suggestions.closest(member, known)
                .map(closest -> "is unknown; did you mean " + closest + "?")
                .orElse("is unknown; known members: " + String.join(", ", known));
    }
}
