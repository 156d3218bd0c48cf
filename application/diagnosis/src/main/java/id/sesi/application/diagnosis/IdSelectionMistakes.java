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
final class IdSelectionMistakes {

    static final String JOIN_IDS = "join the candidate ids by a comma, without spaces, in the order of the request";

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Compares numbers in texts by their value: c9 is before c10. */
    private static final Comparator<String> NATURAL =
            Comparator.comparing(IdSelectionMistakes::withPaddedNumbers).thenComparing(Comparator.naturalOrder());

    /** Lower case is before upper case if two texts differ in nothing else. */
    private static final Comparator<String> DICTIONARY =
            Comparator.comparing(IdSelectionMistakes::withDictionaryOrder).thenComparing(Comparator.reverseOrder());

    private static final Comparator<String> LENGTH = Comparator.comparing(String::length);

    private final List<KnownMistake> all = new ArrayList<>();

    private IdSelectionMistakes() {}

    /** {@return the mistakes that are possible with the candidates of this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        IdSelectionMistakes mistakes = new IdSelectionMistakes();
        mistakes.addOrders();
        mistakes.addSelections();
        mistakes.addSortedByMembers(request.candidates());
        return mistakes.all;
    }

    private void addOrders() {
        add(COMMON, "sorted", sortedBy(Comparator.naturalOrder()));
        add(COMMON, "sorted without regard to case", sortedBy(String.CASE_INSENSITIVE_ORDER));
        add(COMMON, "sorted by the numbers in them", sortedBy(NATURAL));
        add(COMMON, "sorted in descending order", sortedBy(Comparator.reverseOrder()));
        add(COMMON, "sorted by the numbers in them, in descending order", sortedBy(NATURAL.reversed()));
        add(RARE, "sorted as in a dictionary", sortedBy(DICTIONARY));
        add(RARE, "sorted as in a dictionary, in descending order", sortedBy(DICTIONARY.reversed()));
        add(
                RARE,
                "sorted as in a dictionary of Java",
                sortedBy((one, other) -> Collator.getInstance(Locale.ROOT).compare(one, other)));
        add(
                RARE,
                "sorted without regard to case, in descending order",
                sortedBy(String.CASE_INSENSITIVE_ORDER.reversed()));
        add(RARE, "sorted by their length", sortedBy(LENGTH));
        add(RARE, "sorted by their length, in descending order", sortedBy(LENGTH.reversed()));
        add(
                RARE,
                "sorted by their length, and then by their characters",
                sortedBy(LENGTH.thenComparing(Comparator.naturalOrder())));
        add(COMMON, "in reverse order", IdSelectionMistakes::reversed);
        add(RARE, "in the order of a Java HashSet", ids -> List.copyOf(new ArrayList<>(new HashSet<>(ids))));
    }

    private void addSelections() {
        add(COMMON, "signed without duplicates", ids -> ids.stream().distinct().toList());
        add(
                RARE,
                "signed without duplicates, keeping the last of each",
                ids -> reversed(reversed(ids).stream().distinct().toList()));
        add(
                COMMON,
                "sorted and signed without duplicates",
                ids -> ids.stream().distinct().sorted().toList());
        add(
                RARE,
                "signed without empty ones",
                ids -> ids.stream().filter(id -> !id.isEmpty()).toList());
        add(COMMON, "reduced to the first one", ids -> ids.stream().limit(1).toList());
        add(
                COMMON,
                "reduced to the last one",
                ids -> ids.stream().skip(Math.max(0, ids.size() - 1)).toList());
        add(COMMON, "signed without the first one", ids -> ids.stream().skip(1).toList());
        add(
                COMMON,
                "signed without the last one",
                ids -> ids.stream().limit(Math.max(0, ids.size() - 1)).toList());
        add(
                RARE,
                "signed twice",
                ids -> Stream.concat(ids.stream(), ids.stream()).toList());
        for (int count : new int[] {2, 3, 5, 10, 20, 25, 50, 100}) {
            add(
                    RARE,
                    "reduced to the first " + count,
                    ids -> ids.stream().limit(count).toList());
        }
    }

    private void addSortedByMembers(List<RawCandidate> candidates) {
        addSortedByMember("nama", candidates, Comparator.comparing(RawCandidate::nama));
        addSortedByMember("email", candidates, Comparator.comparing(RawCandidate::email));
    }

    private void addSortedByMember(String member, List<RawCandidate> candidates, Comparator<RawCandidate> order) {
        List<String> sorted =
                candidates.stream().sorted(order).map(RawCandidate::candidateId).toList();
        add(RARE, "sorted by the " + member + " of the candidates", ids -> sorted);
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

    private void add(Frequency frequency, String how, UnaryOperator<List<String>> change) {
        all.add(new KnownMistake(
                Step.IDS,
                frequency,
                new Mistake("the candidate ids are " + how, JOIN_IDS),
                recipe -> recipe.withChangedIds(change)));
    }
}
