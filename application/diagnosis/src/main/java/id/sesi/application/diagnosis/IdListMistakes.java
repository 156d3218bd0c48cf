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
final class IdListMistakes {

    private final List<KnownMistake> found = new ArrayList<>();

    private IdListMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        IdListMistakes mistakes = new IdListMistakes();
        mistakes.separators();
        mistakes.brackets();
        mistakes.quoted();
        mistakes.texts();
        return mistakes.found;
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
        separator(RARE, "a comma with spaces around it", " , ");
        separator(RARE, "a space and a comma", " ,");
        separator(RARE, "a comma and a newline", ",\n");
        separator(RARE, "a carriage return and a newline", "\r\n");
        separator(RARE, "two commas", ",,");
        separator(RARE, "%2C", "%2C");
        separator(EXOTIC, "~", "~");
        separator(EXOTIC, "#", "#");
        separator(EXOTIC, "||", "||");
        separator(EXOTIC, "\\,", "\\,");
        join(COMMON, "joined with a comma after the last", ids -> String.join(",", ids) + ",");
        join(RARE, "joined with a comma before the first", ids -> "," + String.join(",", ids));
        join(
                RARE,
                "joined by a comma and a space, which also follow the last",
                ids -> String.join("", suffixed(ids, ", ")));
        join(RARE, "each with a newline after it", ids -> String.join("", suffixed(ids, "\n")));
        join(RARE, "each with | after it", ids -> String.join("", suffixed(ids, "|")));
    }

    private static List<String> suffixed(List<String> ids, String suffix) {
        return ids.stream().map(id -> id + suffix).toList();
    }

    private void brackets() {
        join(COMMON, "written as a list in brackets", List::toString);
        join(COMMON, "written as a list in brackets, without spaces", list("[", "", ",", "]"));
        join(COMMON, "written as a list in brackets, with spaces only, as in Go", list("[", "", " ", "]"));
        join(RARE, "written in braces", list("{", "", ",", "}"));
        join(RARE, "written in braces, with a space after each comma", list("{", "", ", ", "}"));
        join(RARE, "written in braces, with spaces only", list("{", "", " ", "}"));
        join(RARE, "written in parentheses", list("(", "", ",", ")"));
        join(RARE, "written in parentheses, with a space after each comma", list("(", "", ", ", ")"));
        join(EXOTIC, "written as a list, as in Scala", list("List(", "", ", ", ")"));
        join(EXOTIC, "written as a set, as in Ruby", list("#<Set: {", "\"", ", ", "}>"));
        join(EXOTIC, "written as a set, as in Ruby 3.5", list("Set[", "\"", ", ", "]"));
        join(EXOTIC, "written as a map, as in Go", list("map[", "", ":{} ", ":{}]"));
        join(EXOTIC, "written as a map of booleans, as in Go", list("map[", "", ":true ", ":true]"));
        join(EXOTIC, "written as a pointer to a list, as in Go", list("&[", "", " ", "]"));
        join(EXOTIC, "written on several lines, as in Swift", list("(\n    ", "", ",\n    ", "\n)"));
    }

    private void quoted() {
        join(COMMON, "written as a list of quoted ids, as in Python", Printed::pythonList);
        join(COMMON, "written as a JSON array", list("[", "\"", ",", "]"));
        join(COMMON, "written as a JSON array, with a space after each comma", list("[", "\"", ", ", "]"));
        for (JsonEscapes escapes : JsonEscapes.values()) {
            String language = ", escaped as in " + escapes.description();
            join(RARE, "written as a JSON array" + language, json(",", escapes));
            join(RARE, "written as a JSON array, with a space after each comma" + language, json(", ", escapes));
        }
        join(RARE, "written as a list of quoted ids, without spaces", list("[", "'", ",", "]"));
        join(RARE, "written as a list of quoted ids, with spaces only, as in Go", list("[", "\"", " ", "]"));
        join(RARE, "written as a slice, as in Go", list("[]string{", "\"", ", ", "}"));
        join(
                RARE,
                "written as a list of bytes, as in Python",
                ids -> Printed.list(
                        "[",
                        "",
                        ", ",
                        "]",
                        ids.stream().map(Printed::pythonBytes).toList()));
        join(
                RARE,
                "written as a tuple, as in Python",
                ids -> Printed.list("(", "'", ", ", ids.size() == 1 ? ",)" : ")", ids));
        join(
                RARE,
                "written as a set, as in Python",
                ids -> ids.isEmpty() ? "set()" : list("{", "'", ", ", "}").apply(ids));
        join(RARE, "written in braces, each in double quotes", list("{", "\"", ", ", "}"));
        join(EXOTIC, "written as the keys of a dictionary, as in Python", list("dict_keys([", "'", ", ", "])"));
        join(COMMON, "each in single quotes", list("", "'", ",", ""));
        join(COMMON, "each in double quotes", list("", "\"", ",", ""));
        join(RARE, "each in single quotes, with a space after each comma", list("", "'", ", ", ""));
        join(RARE, "each in double quotes, with a space after each comma", list("", "\"", ", ", ""));
        join(RARE, "each in double quotes, joined by a space", list("", "\"", " ", ""));
        join(
                RARE,
                "each in brackets",
                ids -> ids.stream().map(id -> "[" + id + "]").collect(Collectors.joining()));
        join(RARE, "written as a JSON array on several lines", jsonLines("  "));
        join(RARE, "written as a JSON array on several lines, indented by four spaces", jsonLines("    "));
        join(EXOTIC, "written as a JSON array on several lines, indented by a tab", jsonLines("\t"));
    }

    private void texts() {
        join(RARE, "joined with and before the last, as in Rails", ids -> sentence(ids, ", and "));
        join(EXOTIC, "joined with and before the last", ids -> sentence(ids, " and "));
        join(
                EXOTIC,
                "written as parameters of a query",
                ids -> ids.stream().map(id -> "candidate_ids[]=" + id).collect(Collectors.joining("&")));
        join(EXOTIC, "numbered from 0", ids -> numbered(ids, 0));
        join(EXOTIC, "numbered from 1", ids -> numbered(ids, 1));
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
        return ids -> Printed.list(open, quote, separator, close, ids);
    }

    private static Function<List<String>, String> json(String separator, JsonEscapes escapes) {
        return ids -> Printed.list(
                "[", "\"", separator, "]", ids.stream().map(escapes::apply).toList());
    }

    private static Function<List<String>, String> jsonLines(String indent) {
        return ids -> ids.isEmpty() ? "[]" : Printed.list("[\n" + indent, "\"", ",\n" + indent, "\n]", ids);
    }

    private void separator(Frequency frequency, String name, String separator) {
        join(frequency, "joined by " + name, ids -> String.join(separator, ids));
    }

    private void join(Frequency frequency, String how, Function<List<String>, String> join) {
        found.add(new KnownMistake(
                Step.ID_JOIN,
                frequency,
                new Mistake("the candidate ids are " + how, IdMistakes.JOIN_IDS),
                recipe -> recipe.withIdJoin(join)));
    }
}
