package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Mistakes in joining the six fields. */
final class JoinMistakes {

    static final String JOIN_FIELDS = "join the six fields by | only, and add nothing before or after them";

    private final List<KnownMistake> found = new ArrayList<>();

    private JoinMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        JoinMistakes mistakes = new JoinMistakes();
        mistakes.separators();
        mistakes.lists();
        FieldNames.ALL.forEach(mistakes::named);
        return mistakes.found;
    }

    private void separators() {
        separator(COMMON, "nothing", "");
        separator(COMMON, "a comma", ",");
        separator(COMMON, "| with spaces around it", " | ");
        separator(COMMON, "a colon", ":");
        separator(COMMON, "a semicolon", ";");
        separator(COMMON, "a space", " ");
        separator(COMMON, "a newline", "\n");
        separator(COMMON, "&", "&");
        separator(COMMON, "a period", ".");
        separator(COMMON, "-", "-");
        separator(COMMON, "_", "_");
        separator(COMMON, "||", "||");
        separator(RARE, "a carriage return and a newline", "\r\n");
        separator(RARE, "a tab", "\t");
        separator(RARE, "a comma and a space", ", ");
        separator(RARE, "| and a space", "| ");
        separator(RARE, "a space and |", " |");
        separator(RARE, "| and a newline", "|\n");
        separator(RARE, "a slash", "/");
        separator(RARE, "a backslash", "\\");
        separator(RARE, "\\|", "\\|");
        separator(RARE, "\\n as two characters", "\\n");
        separator(RARE, "%7C", "%7C");
        separator(RARE, "%7c", "%7c");
        separator(RARE, "&#124;", "&#124;");
        separator(RARE, "#", "#");
        separator(RARE, "+", "+");
        separator(RARE, "~", "~");
        separator(RARE, "*", "*");
        separator(RARE, "^", "^");
        separator(RARE, "@", "@");
        separator(RARE, "$", "$");
        separator(RARE, "=", "=");
        separator(RARE, "::", "::");
        separator(RARE, "a NUL character", "\0");
        separator(RARE, "U+001F", "\u001f");
        separator(RARE, "a full-width |", "\uff5c");
        separator(RARE, "U+00A6", "\u00a6");
        separator(RARE, "--", "--");
        separator(RARE, "__", "__");
        separator(RARE, "undefined", "undefined");
        separator(RARE, "null", "null");
        separator(RARE, "PIPE", "PIPE");
    }

    private void lists() {
        for (JsonEscapes escapes : JsonEscapes.values()) {
            String language = ", escaped as in " + escapes.description();
            join(frequency(escapes), "as a JSON array" + language, json(",", escapes));
            join(frequency(escapes), "as a JSON array, with a space after each comma" + language, json(", ", escapes));
        }
        join(COMMON, "as a list in brackets", List::toString);
        join(RARE, "as a list in brackets, without spaces", parts -> Printed.list("[", "", ",", "]", parts));
        join(
                RARE,
                "as a list in brackets, with spaces only, as in Go",
                parts -> Printed.list("[", "", " ", "]", parts));
        join(RARE, "as a list of quoted values, as in Python", Printed::pythonList);
        join(RARE, "as a tuple, as in Python", parts -> "(" + stripped(Printed.pythonList(parts)) + ")");
        join(RARE, "in braces, with spaces only, as in Go", parts -> Printed.list("{", "", " ", "}", parts));
        join(RARE, "each in double quotes, by |", parts -> Printed.list("", "\"", "|", "", parts));
        join(RARE, "each in single quotes, by |", parts -> Printed.list("", "'", "|", "", parts));
        join(RARE, "each in double quotes, by a comma, as in CSV", parts -> Printed.list("", "\"", ",", "", parts));
        join(RARE, "each in brackets", parts -> "[" + String.join("][", parts) + "]");
        join(
                EXOTIC,
                "each with its length before it",
                parts -> parts.stream().map(part -> part.length() + ":" + part).collect(Collectors.joining("|")));
        join(EXOTIC, "by a format with one field too few, as in Go", JoinMistakes::extraField);
        join(RARE, "as the word Array, as in PHP", parts -> "Array");
        join(RARE, "as the text [object Object]", parts -> "[object Object]");
        join(RARE, "as the text System.String[]", parts -> "System.String[]");
    }

    private static String extraField(List<String> parts) {
        int last = parts.size() - 1;
        return String.join("|", parts.subList(0, last)) + "%!(EXTRA string=" + parts.get(last) + ")";
    }

    private static Frequency frequency(JsonEscapes escapes) {
        return escapes == JsonEscapes.JAVASCRIPT ? COMMON : RARE;
    }

    private static String stripped(String list) {
        return list.substring(1, list.length() - 1);
    }

    private static Function<List<String>, String> json(String separator, JsonEscapes escapes) {
        return parts -> Printed.list(
                "[", "\"", separator, "]", parts.stream().map(escapes::apply).toList());
    }

    /** Adds joins with a name before each value, in the order of the fields and in the order of the names. */
    private void named(List<String> names) {
        String style = ", named as in " + names.get(0) + " and " + names.get(5);
        for (boolean isSorted : new boolean[] {false, true}) {
            String how = style + (isSorted ? ", sorted by name" : "");
            named(isSorted, "as a query" + how, names, "=", "&", UrlEscapes::form);
            named(isSorted, "as a query, with %20 for spaces" + how, names, "=", "&", UrlEscapes::percent);
            named(isSorted, "as a query by encodeURIComponent" + how, names, "=", "&", UrlEscapes::encodeUriComponent);
            named(isSorted, "as a query that is not encoded" + how, names, "=", "&", part -> part);
            named(isSorted, "as name=value by |" + how, names, "=", "|", part -> part);
            named(isSorted, "as name:value by |" + how, names, ":", "|", part -> part);
            named(isSorted, "as name: value by |" + how, names, ": ", "|", part -> part);
            named(isSorted, "as name=value by a comma" + how, names, "=", ",", part -> part);
            named(isSorted, "as name:value by a comma" + how, names, ":", ",", part -> part);
            named(isSorted, "as name=value by a semicolon" + how, names, "=", ";", part -> part);
            named(isSorted, "as name=value by a newline" + how, names, "=", "\n", part -> part);
            named(isSorted, "as name:value by a newline" + how, names, ":", "\n", part -> part);
            named(isSorted, "as name: value by a newline" + how, names, ": ", "\n", part -> part);
            named(isSorted, "as name: value by a comma and a space" + how, names, ": ", ", ", part -> part);
            named(isSorted, "as name and value by nothing" + how, names, "", "", part -> part);
            named(isSorted, "as name=value by nothing" + how, names, "=", "", part -> part);
            named(isSorted, "as name and value by |" + how, names, "|", "|", part -> part);
        }
    }

    private void named(
            boolean isSorted,
            String how,
            List<String> names,
            String equals,
            String separator,
            UnaryOperator<String> value) {
        // If another mistake has added or removed a field, the names do not fit, so the last ones are not used.
        join(
                EXOTIC,
                how,
                parts -> IntStream.range(0, Math.min(names.size(), parts.size()))
                        .boxed()
                        .sorted(isSorted ? Comparator.comparing(names::get) : Comparator.naturalOrder())
                        .map(i -> names.get(i) + equals + value.apply(parts.get(i)))
                        .collect(Collectors.joining(separator)));
    }

    private void separator(Frequency frequency, String name, String separator) {
        join(frequency, "by " + name, parts -> String.join(separator, parts));
    }

    private void join(Frequency frequency, String how, Function<List<String>, String> join) {
        found.add(new KnownMistake(
                Step.JOIN,
                frequency,
                new Mistake("the fields are joined " + how, JOIN_FIELDS),
                recipe -> recipe.withJoin(join)));
    }
}
