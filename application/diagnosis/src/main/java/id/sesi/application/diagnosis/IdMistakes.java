package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mistakes in choosing, ordering and joining the candidate IDs. */
final class IdMistakes {

    private static final String JOIN_IDS =
            "join the candidate ids by a comma, without spaces, in the order of the request";

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** Compares numbers in texts by their value: c9 is before c10. */
    private static final Comparator<String> NATURAL =
            Comparator.comparing(IdMistakes::withPaddedNumbers).thenComparing(Comparator.naturalOrder());

    private final List<KnownMistake> found = new ArrayList<>();

    private IdMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        IdMistakes mistakes = new IdMistakes();
        mistakes.choices();
        mistakes.separators();
        mistakes.lists();
        return mistakes.found;
    }

    private void choices() {
        ids(COMMON, "sorted", sortedBy(Comparator.naturalOrder()));
        ids(COMMON, "sorted without regard to case", sortedBy(String.CASE_INSENSITIVE_ORDER));
        ids(COMMON, "sorted by the numbers in them", sortedBy(NATURAL));
        ids(COMMON, "sorted in descending order", sortedBy(Comparator.reverseOrder()));
        ids(COMMON, "sorted by the numbers in them, in descending order", sortedBy(NATURAL.reversed()));
        ids(
                RARE,
                "sorted without regard to case, in descending order",
                sortedBy(String.CASE_INSENSITIVE_ORDER.reversed()));
        ids(RARE, "sorted by their length", sortedBy(Comparator.comparing(String::length)));
        ids(COMMON, "in reverse order", IdMistakes::reversed);
        ids(COMMON, "signed without duplicates", ids -> ids.stream().distinct().toList());
        ids(RARE, "in the order of a Java HashSet", ids -> List.copyOf(new ArrayList<>(new HashSet<>(ids))));
        ids(COMMON, "reduced to the first one", ids -> ids.stream().limit(1).toList());
        ids(COMMON, "reduced to the last one", ids -> ids.stream()
                .skip(Math.max(0, ids.size() - 1))
                .toList());
        ids(COMMON, "signed without the first one", ids -> ids.stream().skip(1).toList());
        ids(COMMON, "signed without the last one", ids -> ids.stream()
                .limit(Math.max(0, ids.size() - 1))
                .toList());
        ids(COMMON, "trimmed one by one", ids -> ids.stream().map(String::strip).toList());
        ids(RARE, "signed without empty ones", ids -> ids.stream()
                .filter(id -> !id.isEmpty())
                .toList());
        ids(COMMON, "converted to numbers", ids -> ids.stream()
                .map(IdMistakes::withoutLeadingZeros)
                .toList());
    }

    private static UnaryOperator<List<String>> sortedBy(Comparator<String> order) {
        return ids -> ids.stream().sorted(order).toList();
    }

    private static String withPaddedNumbers(String text) {
        return NUMBER.matcher(text).replaceAll(number -> "0".repeat(Math.max(0, 20 - length(number))) + number.group());
    }

    private static int length(MatchResult match) {
        return match.end() - match.start();
    }

    static String withoutLeadingZeros(String text) {
        return NUMBER.matcher(text).matches() ? new BigInteger(text).toString() : text;
    }

    private static List<String> reversed(List<String> ids) {
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        return reversed;
    }

    private void separators() {
        separator(COMMON, "a comma and a space", ", ");
        separator(COMMON, "nothing", "");
        separator(COMMON, "a space", " ");
        separator(COMMON, "a semicolon", ";");
        separator(COMMON, "|", "|");
        separator(COMMON, "-", "-");
        separator(RARE, "a colon", ":");
        separator(RARE, "a newline", "\n");
        separator(RARE, "_", "_");
        separator(RARE, "a period", ".");
        separator(RARE, "a slash", "/");
        separator(RARE, "+", "+");
        separator(RARE, "&", "&");
        separator(RARE, "a tab", "\t");
        separator(RARE, "a semicolon and a space", "; ");
        separator(RARE, "| with spaces around it", " | ");
        separator(RARE, "%2C", "%2C");
        join(COMMON, "joined with a comma after the last", ids -> String.join(",", ids) + ",");
        join(RARE, "joined with a comma before the first", ids -> "," + String.join(",", ids));
    }

    private void lists() {
        join(COMMON, "written as a list in brackets", List::toString);
        join(COMMON, "written as a list in brackets, without spaces", list("[", "", ",", "]"));
        join(COMMON, "written as a list in brackets, with spaces only, as in Go", list("[", "", " ", "]"));
        join(COMMON, "written as a list of quoted ids, as in Python", list("[", "'", ", ", "]"));
        join(COMMON, "written as a JSON array", list("[", "\"", ",", "]"));
        join(COMMON, "written as a JSON array, with a space after each comma", list("[", "\"", ", ", "]"));
        join(RARE, "written as a list of quoted ids, without spaces", list("[", "'", ",", "]"));
        join(RARE, "written as a list of quoted ids, with spaces only, as in Go", list("[", "\"", " ", "]"));
        join(COMMON, "written as the word Array, as in PHP", ids -> "Array");
        join(
                COMMON,
                "written as objects, as in JavaScript",
                ids -> ids.stream().map(id -> "[object Object]").collect(Collectors.joining(",")));
        join(RARE, "written as one object, as in JavaScript", ids -> "[object Object]");
        join(RARE, "written as System.String[], as in .NET", ids -> "System.String[]");
        join(
                RARE,
                "written as the type of a list, as in .NET",
                ids -> "System.Collections.Generic.List`1[System.String]");
        join(
                RARE,
                "written as a tuple, as in Python",
                ids -> Printed.list("(", "'", ", ", ids.size() == 1 ? ",)" : ")", ids));
        join(RARE, "written as a set, as in Python", list("{", "'", ", ", "}"));
        join(RARE, "written as bytes, as in Python", ids -> ids.stream()
                .map(Printed::pythonBytes)
                .collect(Collectors.joining(",")));
        join(RARE, "written as a list in Optional, as in Java", list("Optional[[", "", ", ", "]]"));
        join(RARE, "each in Optional, as in Java", ids -> ids.stream()
                .map(id -> "Optional[" + id + "]")
                .collect(Collectors.joining(",")));
        join(RARE, "written in braces", list("{", "", ",", "}"));
        join(RARE, "written in parentheses", list("(", "", ",", ")"));
        join(COMMON, "each in single quotes", list("", "'", ",", ""));
        join(COMMON, "each in double quotes", list("", "\"", ",", ""));
        join(RARE, "each in single quotes, with a space after each comma", list("", "'", ", ", ""));
        join(RARE, "each in double quotes, with a space after each comma", list("", "\"", ", ", ""));
        join(RARE, "replaced by their number", ids -> String.valueOf(ids.size()));
        join(RARE, "written as a JSON array on several lines", jsonLines("  "));
        join(RARE, "written as a JSON array on several lines, indented by four spaces", jsonLines("    "));
        join(RARE, "joined with and before the last, as in Rails", IdMistakes::sentence);
    }

    private static Function<List<String>, String> list(String open, String quote, String separator, String close) {
        return ids -> Printed.list(open, quote, separator, close, ids);
    }

    private static Function<List<String>, String> jsonLines(String indent) {
        return ids -> ids.isEmpty() ? "[]" : Printed.list("[\n" + indent, "\"", ",\n" + indent, "\n]", ids);
    }

    private static String sentence(List<String> ids) {
        if (ids.size() < 2) {
            return String.join("", ids);
        }
        String start = String.join(", ", ids.subList(0, ids.size() - 1));
        return start + (ids.size() == 2 ? " and " : ", and ") + ids.get(ids.size() - 1);
    }

    private void ids(Frequency frequency, String how, UnaryOperator<List<String>> change) {
        add(Step.IDS, frequency, how, recipe -> recipe.withIds(change));
    }

    private void separator(Frequency frequency, String name, String separator) {
        join(frequency, "joined by " + name, ids -> String.join(separator, ids));
    }

    private void join(Frequency frequency, String how, Function<List<String>, String> join) {
        add(Step.ID_JOIN, frequency, how, recipe -> recipe.withIdJoin(join));
    }

    private void add(Step step, Frequency frequency, String how, UnaryOperator<Recipe> change) {
        found.add(new KnownMistake(
                step, frequency, new Mistake("the candidate ids are " + how, JOIN_IDS), change));
    }
}
