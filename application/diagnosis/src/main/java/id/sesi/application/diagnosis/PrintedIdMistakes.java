package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes that print the list of candidate IDs, or each of them, as an object. */
final class PrintedIdMistakes {

    private final List<KnownMistake> found = new ArrayList<>();

    private PrintedIdMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        PrintedIdMistakes mistakes = new PrintedIdMistakes();
        mistakes.types();
        mistakes.wrapped();
        return mistakes.found;
    }

    /** Some languages print the type of a list instead of its items. */
    private void types() {
        join(COMMON, "written as the word Array, as in PHP", ids -> "Array");
        join(COMMON, "written as objects, as in JavaScript", each(id -> "[object Object]"));
        for (String word : List.of(
                "[object Object]",
                "[object Array]",
                "[object Set]",
                "[object Array Iterator]",
                "[object Set Iterator]",
                "[object Promise]",
                "[object Generator]",
                "System.String[]",
                "System.Object[]",
                "System.Collections.Generic.List`1[System.String]",
                "System.Collections.Generic.HashSet`1[System.String]",
                "System.Linq.Enumerable+SelectListIterator`2[Candidate,System.String]",
                "System.Linq.Enumerable+WhereSelectListIterator`2[Candidate,System.String]",
                "Object",
                "ARRAY",
                "List",
                "null",
                "true",
                "1")) {
            join(RARE, "written as " + word, ids -> word);
        }
        for (String word :
                List.of("", "undefined", "null", "None", "nil", "NaN", "NULL", "0", "Candidate", "Array", "undef")) {
            join(
                    word.isEmpty() ? COMMON : RARE,
                    "each signed as " + (word.isEmpty() ? "an empty text" : word),
                    each(id -> word));
        }
        join(RARE, "each written as the names of its members", each(id -> "candidate_id,nama,email"));
        join(RARE, "replaced by their number", ids -> String.valueOf(ids.size()));
        join(EXOTIC, "written as numbered items, as in PHP's print_r", PrintedIdMistakes::printR);
        join(EXOTIC, "serialized, as in PHP", PrintedIdMistakes::serialize);
    }

    private static String printR(List<String> ids) {
        StringBuilder printed = new StringBuilder("Array\n(\n");
        for (int i = 0; i < ids.size(); i++) {
            printed.append("    [").append(i).append("] => ").append(ids.get(i)).append('\n');
        }
        return printed.append(")\n").toString();
    }

    private static String serialize(List<String> ids) {
        StringBuilder printed = new StringBuilder("a:" + ids.size() + ":{");
        for (int i = 0; i < ids.size(); i++) {
            printed.append("i:").append(i).append(';').append(Printed.phpSerialized(ids.get(i)));
        }
        return printed.append('}').toString();
    }

    private void wrapped() {
        join(RARE, "written as a list in Optional, as in Java", list("Optional[[", "", ", ", "]]"));
        join(RARE, "written as a list in Optional, as in Swift", list("Optional([", "\"", ", ", "])"));
        join(RARE, "written as a list in Some, as in Rust", list("Some([", "\"", ", ", "])"));
        join(RARE, "written as a list in Some, as in Scala", list("Some(List(", "", ", ", "))"));
        join(RARE, "each in Optional, as in Java", each(id -> "Optional[" + id + "]"));
        join(RARE, "each in Optional, as in Swift", each(id -> "Optional(\"" + id + "\")"));
        join(RARE, "each in Some, as in Rust", each(id -> "Some(\"" + id + "\")"));
        join(RARE, "each written as bytes, as in Python", each(Printed::pythonBytes));
        join(RARE, "each written as an object, as in JSON", each(id -> "{\"candidate_id\":\"" + id + "\"}"));
        join(
                RARE,
                "written as a JSON array of objects",
                ids -> Printed.list("[{\"candidate_id\":", "\"", "},{\"candidate_id\":", "}]", ids));
        join(
                RARE,
                "each written as a dictionary, as in Python",
                ids -> Printed.list("[{'candidate_id': ", "'", "}, {'candidate_id': ", "}]", ids));
        join(
                RARE,
                "written as a list of maps, as in Java",
                ids -> Printed.list("[{candidate_id=", "", "}, {candidate_id=", "}]", ids));
    }

    private static Function<List<String>, String> list(String open, String quote, String separator, String close) {
        return ids -> Printed.list(open, quote, separator, close, ids);
    }

    private static Function<List<String>, String> each(UnaryOperator<String> change) {
        return ids -> ids.stream().map(change).collect(Collectors.joining(","));
    }

    private void join(Frequency frequency, String how, Function<List<String>, String> join) {
        found.add(new KnownMistake(
                Step.ID_JOIN,
                frequency,
                new Mistake("the candidate ids are " + how, IdMistakes.JOIN_IDS),
                recipe -> recipe.withIdJoin(join)));
    }
}
