package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mistakes in the choice and in the order of the six fields. An arrangement is a list of indexes of fields. */
final class ArrangementMistakes {

    static final List<String> FIELDS = CanonicalString.FIELDS;
    static final String SIGN_SIX_FIELDS = "always sign these six fields, in this order: " + String.join(", ", FIELDS);

    private static final List<Integer> CORRECT = List.of(0, 1, 2, 3, 4, 5);
    private static final List<Integer> REVERSE = List.of(5, 4, 3, 2, 1, 0);
    private static final List<Integer> BY_MEMBER_NAME = List.of(5, 4, 2, 3, 0, 1);

    private final List<KnownMistake> all = new ArrayList<>();
    private final List<String> values;

    private ArrangementMistakes(List<String> values) {
        this.values = values;
    }

    /** {@return all mistakes, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        ArrangementMistakes mistakes = new ArrangementMistakes(request.signedValues());
        mistakes.addWithoutEmptyFields();
        mistakes.addAdditionalEmptyFields();
        mistakes.addSortedValues();
        mistakes.addArrangements();
        mistakes.addRepeatedFields();
        return mistakes.all;
    }

    private void addWithoutEmptyFields() {
        add(
                COMMON,
                "the empty fields are left out",
                fields -> fields.stream().filter(field -> !field.isEmpty()).toList());
    }

    private void addAdditionalEmptyFields() {
        for (int i = FIELDS.size() - 1; i >= 0; i--) {
            int index = i;
            String cause = "an additional empty field is signed, as field " + (i + 1);
            add(RARE, cause, fields -> inserted(fields, index, ""));
        }
    }

    private void addSortedValues() {
        add(
                RARE,
                "the fields are sorted by their values",
                fields -> fields.stream().sorted().toList());
        add(
                RARE,
                "the fields are sorted by their values, in descending order",
                fields -> fields.stream().sorted(Comparator.reverseOrder()).toList());
        add(
                RARE,
                "the fields are sorted by their values, without regard to case",
                fields -> fields.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
        add(
                RARE,
                "repeated values are signed once",
                fields -> fields.stream().distinct().toList());
    }

    private void addRepeatedFields() {
        for (int i = 0; i < FIELDS.size(); i++) {
            int index = i;
            String cause = "the field " + FIELDS.get(i) + " is signed twice";
            add(EXOTIC, cause, fields -> inserted(fields, index + 1, fields.get(Math.min(index, fields.size() - 1))));
        }
        add(
                EXOTIC,
                "all fields are signed twice",
                fields -> IntStream.range(0, 2 * fields.size())
                        .mapToObj(i -> fields.get(i % fields.size()))
                        .toList());
    }

    /** Adds the 1,955 wrong arrangements of one to six of the fields. */
    private void addArrangements() {
        List<List<Integer>> arrangements = new ArrayList<>();
        arrange(new ArrayList<>(), arrangements);
        arrangements.stream()
                .filter(arrangement -> !arrangement.equals(CORRECT))
                .sorted(Comparator.comparingLong(ArrangementMistakes::unlikeliness))
                .forEach(arrangement ->
                        add(frequency(arrangement), cause(arrangement), fields -> rearranged(fields, arrangement)));
    }

    private static void arrange(List<Integer> start, List<List<Integer>> into) {
        for (int i = 0; i < FIELDS.size(); i++) {
            if (!start.contains(i)) {
                start.add(i);
                into.add(List.copyOf(start));
                arrange(start, into);
                start.remove(start.size() - 1);
            }
        }
    }

    private static List<String> rearranged(List<String> fields, List<Integer> arrangement) {
        // If another mistake has added or removed a field, the arrangement is not defined.
        return fields.size() == FIELDS.size()
                ? arrangement.stream().map(fields::get).toList()
                : fields;
    }

    private String cause(List<Integer> arrangement) {
        List<Integer> missing =
                CORRECT.stream().filter(i -> !arrangement.contains(i)).toList();
        if (missing.isEmpty()) {
            return "the fields are in another order: " + names(arrangement);
        }
        if (!isInOrder(arrangement)) {
            return "only some fields are signed, in another order: " + names(arrangement);
        }
        if (missing.size() > 1) {
            return "some fields are left out: " + names(missing);
        }
        return (values.get(missing.get(0)).isEmpty() ? "the empty field " : "the field ") + names(missing)
                + " is left out";
    }

    private static String names(List<Integer> arrangement) {
        return arrangement.stream().map(FIELDS::get).collect(Collectors.joining(", "));
    }

    private static Frequency frequency(List<Integer> arrangement) {
        long unlikeliness = unlikeliness(arrangement);
        return unlikeliness <= 2 ? COMMON : unlikeliness == 3 ? RARE : EXOTIC;
    }

    /**
     * {@return the rank of an arrangement; lower is more likely} The likeliest ones have one field left out, two fields
     * exchanged, one field moved, all fields reversed, or all fields sorted by the names of their JSON members.
     */
    private static long unlikeliness(List<Integer> arrangement) {
        int missing = FIELDS.size() - arrangement.size();
        if (missing > 0) {
            return isInOrder(arrangement) ? Math.min(missing, 3) : missing + countMoved(arrangement) + 2;
        }
        return isOneFieldMoved(arrangement) || arrangement.equals(REVERSE) || arrangement.equals(BY_MEMBER_NAME)
                ? 2
                : countMoved(arrangement);
    }

    private static long countMoved(List<Integer> arrangement) {
        return IntStream.range(0, arrangement.size())
                .filter(i -> arrangement.get(i) != i)
                .count();
    }

    private static boolean isOneFieldMoved(List<Integer> arrangement) {
        return arrangement.stream()
                .anyMatch(field -> isInOrder(arrangement.stream()
                        .filter(other -> !other.equals(field))
                        .toList()));
    }

    private static boolean isInOrder(List<Integer> arrangement) {
        return arrangement.equals(arrangement.stream().sorted().toList());
    }

    /** {@return the fields, with one more at this index or at the end} */
    static List<String> inserted(List<String> fields, int index, String value) {
        List<String> more = new ArrayList<>(fields);
        more.add(Math.min(index, more.size()), value);
        return more;
    }

    private void add(Frequency frequency, String cause, UnaryOperator<List<String>> change) {
        all.add(new KnownMistake(
                Step.FIELDS,
                frequency,
                new Mistake(cause, SIGN_SIX_FIELDS),
                recipe -> recipe.withChangedFields(change)));
    }
}
