package id.sesi.adapters.cli.request;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what was meant by a member that the vendor does not know. */
final class UnknownMember {

    /** Swapped, doubled or forgotten letters; two more and anything looks like anything. */
    private static final int MOST_EDITS = 2;

    private UnknownMember() {}

    static String problem(String member, List<String> known) {
        if (member.equals("signature")) {
            return "is made here; remove it";
        }
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(member, candidate)))
                .filter(closest -> distance(member, closest) <= MOST_EDITS)
                .map(closest -> "is unknown; did you mean " + closest + "?")
                .orElse("is unknown; known here: " + String.join(", ", known));
    }

    /** {@return the Levenshtein distance, whatever the case and the word separators} */
    private static int distance(String one, String other) {
        String a = normalized(one);
        String b = normalized(other);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static String normalized(String member) {
        // No name of the vendor's is as long; a name of 8 MiB would take for ever.
        String start = member.substring(0, Math.min(member.length(), 40));
        return start.toLowerCase(Locale.ROOT).replaceAll("[_\\- .]", "");
    }
}
