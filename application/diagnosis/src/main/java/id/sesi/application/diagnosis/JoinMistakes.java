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

    private final List<KnownMistake> all = new ArrayList<>();

    private JoinMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        JoinMistakes mistakes = new JoinMistakes();
        mistakes.addSeparators();
        mistakes.addLists();
        FieldNames.ALL.forEach(mistakes::addNamed);
        return mistakes.all;
    }

    private void addSeparators() {
        addSeparator(COMMON, "nothing", "");
        addSeparator(COMMON, "a comma", ",");
        addSeparator(COMMON, "| with spaces around it", " | ");
        addSeparator(COMMON, "a colon", ":");
        addSeparator(COMMON, "a semicolon", ";");
        addSeparator(COMMON, "a space", " ");
        addSeparator(COMMON, "a newline", "\n");
        addSeparator(COMMON, "&", "&");
        addSeparator(COMMON, "a period", ".");
        addSeparator(COMMON, "-", "-");
        addSeparator(COMMON, "_", "_");
        addSeparator(COMMON, "||", "||");
        addSeparator(RARE, "a carriage return and a newline", "\r\n");
        addSeparator(RARE, "a tab", "\t");
        addSeparator(RARE, "a comma and a space", ", ");
        addSeparator(RARE, "| and a space", "| ");
        addSeparator(RARE, "a space and |", " |");
        addSeparator(RARE, "| and a newline", "|\n");
        addSeparator(RARE, "a slash", "/");
        addSeparator(RARE, "a backslash", "\\");
        addSeparator(RARE, "\\|", "\\|");
        addSeparator(RARE, "\\n as two characters", "\\n");
        addSeparator(RARE, "%7C", "%7C");
        addSeparator(RARE, "%7c", "%7c");
        addSeparator(RARE, "&#124;", "&#124;");
        addSeparator(RARE, "#", "#");
        addSeparator(RARE, "+", "+");
        addSeparator(RARE, "~", "~");
        addSeparator(RARE, "*", "*");
        addSeparator(RARE, "^", "^");
        addSeparator(RARE, "@", "@");
        addSeparator(RARE, "$", "$");
        addSeparator(RARE, "=", "=");
        addSeparator(RARE, "::", "::");
        addSeparator(RARE, "a NUL character", "\0");
        addSeparator(RARE, "U+001F", "\u001f");
        addSeparator(RARE, "a full-width |", "\uff5c");
        addSeparator(RARE, "U+00A6", "\u00a6");
        addSeparator(RARE, "--", "--");
        addSeparator(RARE, "__", "__");
        addSeparator(RARE, "undefined", "undefined");
        addSeparator(RARE, "null", "null");
        addSeparator(RARE, "PIPE", "PIPE");
    }

    private void addLists() {
        for (JsonEscapes escapes : JsonEscapes.values()) {
            String language = ", escaped as in " + escapes.description();
            addJoin(frequency(escapes), "as a JSON array" + language, json(",", escapes));
            addJoin(
                    frequency(escapes),
                    "as a JSON array, with a space after each comma" + language,
                    json(", ", escapes));
        }
        addJoin(COMMON, "as a list in brackets", List::toString);
        addJoin(
                RARE,
                "as a list in brackets, without spaces",
                fields -> DefaultPrinting.list("[", "", ",", "]", fields));
        addJoin(
                RARE,
                "as a list in brackets, with spaces only, as in Go",
                fields -> DefaultPrinting.list("[", "", " ", "]", fields));
        addJoin(RARE, "as a list of quoted values, as in Python", DefaultPrinting::pythonList);
        addJoin(RARE, "as a tuple, as in Python", fields -> "(" + stripped(DefaultPrinting.pythonList(fields)) + ")");
        addJoin(
                RARE,
                "in braces, with spaces only, as in Go",
                fields -> DefaultPrinting.list("{", "", " ", "}", fields));
        addJoin(RARE, "each in double quotes, by |", fields -> DefaultPrinting.list("", "\"", "|", "", fields));
        addJoin(RARE, "each in single quotes, by |", fields -> DefaultPrinting.list("", "'", "|", "", fields));
        addJoin(
                RARE,
                "each in double quotes, by a comma, as in CSV",
                fields -> DefaultPrinting.list("", "\"", ",", "", fields));
        addJoin(RARE, "each in brackets", fields -> "[" + String.join("][", fields) + "]");
        addJoin(
                EXOTIC,
                "each with its length before it",
                fields -> fields.stream()
                        .map(field -> field.length() + ":" + field)
                        .collect(Collectors.joining("|")));
        addJoin(EXOTIC, "by a format with one field too few, as in Go", JoinMistakes::extraField);
        addJoin(RARE, "as the word Array, as in PHP", fields -> "Array");
        addJoin(RARE, "as the text [object Object]", fields -> "[object Object]");
        addJoin(RARE, "as the text System.String[]", fields -> "System.String[]");
    }

    private static String extraField(List<String> fields) {
        int last = fields.size() - 1;
        return String.join("|", fields.subList(0, last)) + "%!(EXTRA string=" + fields.get(last) + ")";
    }

    private static Frequency frequency(JsonEscapes escapes) {
        return escapes == JsonEscapes.JAVASCRIPT ? COMMON : RARE;
    }

    private static String stripped(String list) {
        return list.substring(1, list.length() - 1);
    }

    private static Function<List<String>, String> json(String separator, JsonEscapes escapes) {
        return fields -> DefaultPrinting.list(
                "[", "\"", separator, "]", fields.stream().map(escapes::apply).toList());
    }

    /** Adds joins with a name before each value, in the order of the fields and in the order of the names. */
    private void addNamed(List<String> names) {
        String style = ", named as in " + names.get(0) + " and " + names.get(5);
        for (boolean isSorted : new boolean[] {false, true}) {
            String how = style + (isSorted ? ", sorted by name" : "");
            addNamed(isSorted, "as a query string" + how, names, "=", "&", UrlEscapes::form);
            addNamed(isSorted, "as a query string, with %20 for spaces" + how, names, "=", "&", UrlEscapes::percent);
            addNamed(
                    isSorted,
                    "as a query string by encodeURIComponent" + how,
                    names,
                    "=",
                    "&",
                    UrlEscapes::encodeUriComponent);
            addNamed(isSorted, "as a query string that is not encoded" + how, names, "=", "&", field -> field);
            addNamed(isSorted, "as name=value by |" + how, names, "=", "|", field -> field);
            addNamed(isSorted, "as name:value by |" + how, names, ":", "|", field -> field);
            addNamed(isSorted, "as name: value by |" + how, names, ": ", "|", field -> field);
            addNamed(isSorted, "as name=value by a comma" + how, names, "=", ",", field -> field);
            addNamed(isSorted, "as name:value by a comma" + how, names, ":", ",", field -> field);
            addNamed(isSorted, "as name=value by a semicolon" + how, names, "=", ";", field -> field);
            addNamed(isSorted, "as name=value by a newline" + how, names, "=", "\n", field -> field);
            addNamed(isSorted, "as name:value by a newline" + how, names, ":", "\n", field -> field);
            addNamed(isSorted, "as name: value by a newline" + how, names, ": ", "\n", field -> field);
            addNamed(isSorted, "as name: value by a comma and a space" + how, names, ": ", ", ", field -> field);
            addNamed(isSorted, "as name and value by nothing" + how, names, "", "", field -> field);
            addNamed(isSorted, "as name=value by nothing" + how, names, "=", "", field -> field);
            addNamed(isSorted, "as name and value by |" + how, names, "|", "|", field -> field);
        }
    }

    private void addNamed(
            boolean isSorted,
            String how,
            List<String> names,
            String equals,
            String separator,
            UnaryOperator<String> value) {
        // If another mistake has added or removed a field, the names do not fit, so the last ones are not used.
        addJoin(
                EXOTIC,
                how,
                fields -> IntStream.range(0, Math.min(names.size(), fields.size()))
                        .boxed()
                        .sorted(isSorted ? Comparator.comparing(names::get) : Comparator.naturalOrder())
                        .map(i -> names.get(i) + equals + value.apply(fields.get(i)))
                        .collect(Collectors.joining(separator)));
    }

    private void addSeparator(Frequency frequency, String name, String separator) {
        addJoin(frequency, "by " + name, fields -> String.join(separator, fields));
    }

    private void addJoin(Frequency frequency, String how, Function<List<String>, String> join) {
        all.add(new KnownMistake(
                Step.JOIN,
                frequency,
                new Mistake("the fields are joined " + how, JOIN_FIELDS),
                recipe -> recipe.withJoin(join)));
    }
}
