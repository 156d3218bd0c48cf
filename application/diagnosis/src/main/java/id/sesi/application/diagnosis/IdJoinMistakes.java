package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Mistakes in writing the candidate IDs as one field. */
final class IdJoinMistakes {

    private final List<KnownMistake> all = new ArrayList<>();

    private IdJoinMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        IdJoinMistakes mistakes = new IdJoinMistakes();
        mistakes.addSeparators();
        mistakes.addBracketedLists();
        mistakes.addQuotedLists();
        mistakes.addTextForms();
        return mistakes.all;
    }

    private void addSeparators() {
        addSeparator(COMMON, "a comma and a space", ", ");
        addSeparator(COMMON, "nothing", "");
        addSeparator(COMMON, "a space", " ");
        addSeparator(COMMON, "a semicolon", ";");
        addSeparator(COMMON, "|", "|");
        addSeparator(COMMON, "-", "-");
        addSeparator(RARE, "a colon", ":");
        addSeparator(RARE, "a newline", "\n");
        addSeparator(RARE, "_", "_");
        addSeparator(RARE, "a period", ".");
        addSeparator(RARE, "a slash", "/");
        addSeparator(RARE, "+", "+");
        addSeparator(RARE, "&", "&");
        addSeparator(RARE, "a tab", "\t");
        addSeparator(RARE, "a semicolon and a space", "; ");
        addSeparator(RARE, "| with spaces around it", " | ");
        addSeparator(RARE, "a comma with spaces around it", " , ");
        addSeparator(RARE, "a space and a comma", " ,");
        addSeparator(RARE, "a comma and a newline", ",\n");
        addSeparator(RARE, "a carriage return and a newline", "\r\n");
        addSeparator(RARE, "two commas", ",,");
        addSeparator(RARE, "%2C", "%2C");
        addSeparator(EXOTIC, "~", "~");
        addSeparator(EXOTIC, "#", "#");
        addSeparator(EXOTIC, "||", "||");
        addSeparator(EXOTIC, "\\,", "\\,");
        addJoin(COMMON, "joined with a comma after the last", ids -> String.join(",", ids) + ",");
        addJoin(RARE, "joined with a comma before the first", ids -> "," + String.join(",", ids));
        addJoin(
                RARE,
                "joined by a comma and a space, which also follow the last",
                ids -> String.join("", suffixed(ids, ", ")));
        addJoin(RARE, "each with a newline after it", ids -> String.join("", suffixed(ids, "\n")));
        addJoin(RARE, "each with | after it", ids -> String.join("", suffixed(ids, "|")));
    }

    private static List<String> suffixed(List<String> ids, String suffix) {
        return ids.stream().map(id -> id + suffix).toList();
    }

    private void addBracketedLists() {
        addJoin(COMMON, "written as a list in brackets", List::toString);
        addJoin(COMMON, "written as a list in brackets, without spaces", list("[", "", ",", "]"));
        addJoin(COMMON, "written as a list in brackets, with spaces only, as in Go", list("[", "", " ", "]"));
        addJoin(RARE, "written in braces", list("{", "", ",", "}"));
        addJoin(RARE, "written in braces, with a space after each comma", list("{", "", ", ", "}"));
        addJoin(RARE, "written in braces, with spaces only", list("{", "", " ", "}"));
        addJoin(RARE, "written in parentheses", list("(", "", ",", ")"));
        addJoin(RARE, "written in parentheses, with a space after each comma", list("(", "", ", ", ")"));
        addJoin(EXOTIC, "written as a list, as in Scala", list("List(", "", ", ", ")"));
        addJoin(EXOTIC, "written as a set, as in Ruby", list("#<Set: {", "\"", ", ", "}>"));
        addJoin(EXOTIC, "written as a set, as in Ruby 3.5", list("Set[", "\"", ", ", "]"));
        addJoin(EXOTIC, "written as a map, as in Go", goMap(":{}"));
        addJoin(EXOTIC, "written as a map of booleans, as in Go", goMap(":true"));
        addJoin(EXOTIC, "written as a pointer to a list, as in Go", list("&[", "", " ", "]"));
        addJoin(EXOTIC, "written on several lines, as in Swift", list("(\n    ", "", ",\n    ", "\n)"));
    }

    private static Function<List<String>, String> goMap(String value) {
        return ids -> ids.stream().map(id -> id + value).collect(Collectors.joining(" ", "map[", "]"));
    }

    private void addQuotedLists() {
        addJoin(COMMON, "written as a list of quoted ids, as in Python", DefaultPrinting::pythonList);
        addJoin(COMMON, "written as a JSON array", list("[", "\"", ",", "]"));
        addJoin(COMMON, "written as a JSON array, with a space after each comma", list("[", "\"", ", ", "]"));
        for (JsonEscapes escapes : JsonEscapes.values()) {
            String language = ", escaped as in " + escapes.description();
            addJoin(RARE, "written as a JSON array" + language, json(",", escapes));
            addJoin(RARE, "written as a JSON array, with a space after each comma" + language, json(", ", escapes));
        }
        addJoin(RARE, "written as a list of quoted ids, without spaces", list("[", "'", ",", "]"));
        addJoin(RARE, "written as a list of quoted ids, with spaces only, as in Go", list("[", "\"", " ", "]"));
        addJoin(RARE, "written as a slice, as in Go", list("[]string{", "\"", ", ", "}"));
        addJoin(
                RARE,
                "written as a list of bytes, as in Python",
                ids -> DefaultPrinting.list(
                        "[",
                        "",
                        ", ",
                        "]",
                        ids.stream().map(DefaultPrinting::pythonBytes).toList()));
        addJoin(
                RARE,
                "written as a tuple, as in Python",
                ids -> DefaultPrinting.pythonItems("(", ids.size() == 1 ? ",)" : ")", ids));
        addJoin(
                RARE,
                "written as a set, as in Python",
                ids -> ids.isEmpty() ? "set()" : DefaultPrinting.pythonItems("{", "}", ids));
        addJoin(RARE, "written in braces, each in double quotes", list("{", "\"", ", ", "}"));
        addJoin(
                EXOTIC,
                "written as the keys of a dictionary, as in Python",
                ids -> DefaultPrinting.pythonItems("dict_keys([", "])", ids));
        addJoin(COMMON, "each in single quotes", list("", "'", ",", ""));
        addJoin(COMMON, "each in double quotes", list("", "\"", ",", ""));
        addJoin(RARE, "each in single quotes, with a space after each comma", list("", "'", ", ", ""));
        addJoin(RARE, "each in double quotes, with a space after each comma", list("", "\"", ", ", ""));
        addJoin(RARE, "each in double quotes, joined by a space", list("", "\"", " ", ""));
        addJoin(
                RARE,
                "each in brackets",
                ids -> ids.stream().map(id -> "[" + id + "]").collect(Collectors.joining()));
        addJoin(RARE, "written as a JSON array on several lines", jsonLines("  "));
        addJoin(RARE, "written as a JSON array on several lines, indented by four spaces", jsonLines("    "));
        addJoin(EXOTIC, "written as a JSON array on several lines, indented by a tab", jsonLines("\t"));
    }

    private void addTextForms() {
        addJoin(RARE, "joined with and before the last, as in Rails", ids -> sentence(ids, ", and "));
        addJoin(EXOTIC, "joined with and before the last", ids -> sentence(ids, " and "));
        addJoin(
                EXOTIC,
                "written as parameters of a query string",
                ids -> ids.stream().map(id -> "candidate_ids[]=" + id).collect(Collectors.joining("&")));
        addJoin(EXOTIC, "numbered from 0", ids -> numbered(ids, 0));
        addJoin(EXOTIC, "numbered from 1", ids -> numbered(ids, 1));
    }

    private static String sentence(List<String> ids, String beforeLast) {
        if (ids.size() < 2) {
            return String.join("", ids);
        }
        String start = String.join(", ", ids.subList(0, ids.size() - 1));
        return start + (ids.size() == 2 ? " and " : beforeLast) + ids.get(ids.size() - 1);
    }

    private static String numbered(List<String> ids, int first) {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            numbered.add((first + i) + ":" + ids.get(i));
        }
        return String.join(",", numbered);
    }

    private static Function<List<String>, String> list(String open, String quote, String separator, String close) {
        return ids -> DefaultPrinting.list(open, quote, separator, close, ids);
    }

    private static Function<List<String>, String> json(String separator, JsonEscapes escapes) {
        return ids -> DefaultPrinting.list(
                "[", "\"", separator, "]", ids.stream().map(escapes::apply).toList());
    }

    private static Function<List<String>, String> jsonLines(String indent) {
        return ids -> ids.isEmpty() ? "[]" : DefaultPrinting.list("[\n" + indent, "\"", ",\n" + indent, "\n]", ids);
    }

    private void addSeparator(Frequency frequency, String name, String separator) {
        addJoin(frequency, "joined by " + name, ids -> String.join(separator, ids));
    }

    private void addJoin(Frequency frequency, String how, Function<List<String>, String> join) {
        all.add(new KnownMistake(
                Step.ID_JOIN,
                frequency,
                new Mistake("the candidate ids are " + how, IdSelectionMistakes.JOIN_IDS),
                recipe -> recipe.withIdJoin(join)));
    }
}
