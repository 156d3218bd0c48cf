package id.sesi.adapters.cli.usage;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Suggests a known name for a misspelled one.
 *
 * @since 1.0.0
 */
public final class Suggestions {

    /** Enough for swapped, doubled or missing letters. With more edits, short names would match unrelated ones. */
    private static final int MAX_EDITS = 2;

    private Suggestions() {}

    /** {@return the known name that is closest to the given one, or empty if none is close enough} */
    public static Optional<String> closest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(closest -> distance(name, closest) <= MAX_EDITS);
    }

    /** {@return the Levenshtein distance, ignoring case and word separators} */
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

    private static String normalized(String name) {
        // No known name is longer than 40 characters, and comparing a name of 8 MiB would be slow.
        String start = name.substring(0, Math.min(name.length(), 40));
        return start.toLowerCase(Locale.ROOT).replaceAll("[_\\- .]", "");
    }
}
