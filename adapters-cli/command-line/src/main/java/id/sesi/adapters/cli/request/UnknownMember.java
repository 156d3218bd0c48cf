package id.sesi.adapters.cli.request;

import id.sesi.adapters.cli.usage.Suggestions;
import java.util.List;

/** Finds what was meant by a member that the vendor does not know. */
final class UnknownMember {

    private UnknownMember() {}

    static String problem(String member, List<String> known) {
        if (member.equals("signature")) {
            return "is made here; remove it";
        }
        return Suggestions.closest(member, known)
                .map(closest -> "is unknown; did you mean " + closest + "?")
                .orElse("is unknown; known here: " + String.join(", ", known));
    }
}
