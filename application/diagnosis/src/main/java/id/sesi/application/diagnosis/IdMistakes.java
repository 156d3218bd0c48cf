package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.RawRequest.RawCandidate;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mistakes in choosing and ordering the candidate IDs. */
final class IdMistakes {

    static final String JOIN_IDS = "join the candidate ids by a comma, without spaces, in the order of the request";

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Compares numbers in texts by their value: c9 is before c10. */
    private static final Comparator<String> NATURAL =
            Comparator.comparing(IdMistakes::withPaddedNumbers).thenComparing(Comparator.naturalOrder());

    /** Lower case is before upper case if two texts differ in nothing else. */
    private static final Comparator<String> DICTIONARY =
            Comparator.comparing(IdMistakes::withDictionaryOrder).thenComparing(Comparator.reverseOrder());

    private static final Comparator<String> LENGTH = Comparator.comparing(String::length);

    private final List<KnownMistake> found = new ArrayList<>();

    private IdMistakes() {}

    /** {@return the mistakes that are possible with the candidates of this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        IdMistakes mistakes = new IdMistakes();
        mistakes.orders();
        mistakes.choices();
        mistakes.sortedCandidates(request.candidates());
        return mistakes.found;
    }

    private void orders() {
        ids(COMMON, "sorted", sortedBy(Comparator.naturalOrder()));
        ids(COMMON, "sorted without regard to case", sortedBy(String.CASE_INSENSITIVE_ORDER));
        ids(COMMON, "sorted by the numbers in them", sortedBy(NATURAL));
        ids(COMMON, "sorted in descending order", sortedBy(Comparator.reverseOrder()));
        ids(COMMON, "sorted by the numbers in them, in descending order", sortedBy(NATURAL.reversed()));
        ids(RARE, "sorted as in a dictionary", sortedBy(DICTIONARY));
        ids(RARE, "sorted as in a dictionary, in descending order", sortedBy(DICTIONARY.reversed()));
        ids(
                RARE,
                "sorted as in a dictionary of Java",
                sortedBy((one, other) -> Collator.getInstance(Locale.ROOT).compare(one, other)));
        ids(
                RARE,
                "sorted without regard to case, in descending order",
                sortedBy(String.CASE_INSENSITIVE_ORDER.reversed()));
        ids(RARE, "sorted by their length", sortedBy(LENGTH));
        ids(RARE, "sorted by their length, in descending order", sortedBy(LENGTH.reversed()));
        ids(
                RARE,
                "sorted by their length, and then by their characters",
                sortedBy(LENGTH.thenComparing(Comparator.naturalOrder())));
        ids(COMMON, "in reverse order", IdMistakes::reversed);
        ids(RARE, "in the order of a Java HashSet", ids -> List.copyOf(new ArrayList<>(new HashSet<>(ids))));
    }

    private void choices() {
        ids(COMMON, "signed without duplicates", ids -> ids.stream().distinct().toList());
        ids(
                RARE,
                "signed without duplicates, keeping the last of each",
                ids -> reversed(reversed(ids).stream().distinct().toList()));
        ids(
                COMMON,
                "sorted and signed without duplicates",
                ids -> ids.stream().distinct().sorted().toList());
        ids(
                RARE,
                "signed without empty ones",
                ids -> ids.stream().filter(id -> !id.isEmpty()).toList());
        ids(COMMON, "reduced to the first one", ids -> ids.stream().limit(1).toList());
        ids(
                COMMON,
                "reduced to the last one",
                ids -> ids.stream().skip(Math.max(0, ids.size() - 1)).toList());
        ids(COMMON, "signed without the first one", ids -> ids.stream().skip(1).toList());
        ids(
                COMMON,
                "signed without the last one",
                ids -> ids.stream().limit(Math.max(0, ids.size() - 1)).toList());
        ids(
                RARE,
                "signed twice",
                ids -> Stream.concat(ids.stream(), ids.stream()).toList());
        for (int count : new int[] {2, 3, 5, 10, 20, 25, 50, 100}) {
            ids(
                    RARE,
                    "reduced to the first " + count,
                    ids -> ids.stream().limit(count).toList());
        }
    }

    private void sortedCandidates(List<RawCandidate> candidates) {
        sorted("nama", candidates, Comparator.comparing(RawCandidate::nama));
        sorted("email", candidates, Comparator.comparing(RawCandidate::email));
    }

    private void sorted(String member, List<RawCandidate> candidates, Comparator<RawCandidate> order) {
        List<String> sorted =
                candidates.stream().sorted(order).map(RawCandidate::candidateId).toList();
        ids(RARE, "sorted by the " + member + " of the candidates", ids -> sorted);
    }

    private static UnaryOperator<List<String>> sortedBy(Comparator<String> order) {
        return ids -> ids.stream().sorted(order).toList();
    }

    private static String withPaddedNumbers(String text) {
        return NUMBER.matcher(text).replaceAll(number -> "0".repeat(Math.max(0, 20 - length(number))) + number.group());
    }

    /** {@return the text in a form whose order is that of a dictionary: punctuation, digits, letters of any case} */
    private static String withDictionaryOrder(String text) {
        StringBuilder key = new StringBuilder();
        text.codePoints()
                .map(Character::toLowerCase)
                .forEach(c -> key.append(Character.isLetter(c) ? 2 : Character.isDigit(c) ? 1 : 0)
                        .appendCodePoint(c == '_' ? ' ' : c));
        return key.toString();
    }

    private static int length(MatchResult match) {
        return match.end() - match.start();
    }

    private static List<String> reversed(List<String> ids) {
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    private void ids(Frequency frequency, String how, UnaryOperator<List<String>> change) {
        found.add(new KnownMistake(
                Step.IDS,
                frequency,
                new Mistake("the candidate ids are " + how, JOIN_IDS),
                recipe -> recipe.withIds(change)));
    }
}
