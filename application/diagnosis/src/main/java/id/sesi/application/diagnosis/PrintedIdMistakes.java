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

/** Mistakes in which code prints the list of candidate IDs, or each of the IDs, as an object. */
final class PrintedIdMistakes {

    private final List<KnownMistake> all = new ArrayList<>();

    private PrintedIdMistakes() {}

    /** {@return the mistakes, the most likely ones first} */
    static List<KnownMistake> all() {
        PrintedIdMistakes mistakes = new PrintedIdMistakes();
        mistakes.addTypeNames();
        mistakes.addWrappedIds();
        return mistakes.all;
    }

    /** Some languages print the type of a list instead of its items. */
    private void addTypeNames() {
        addJoin(COMMON, "written as the word Array, as in PHP", ids -> "Array");
        addJoin(COMMON, "written as objects, as in JavaScript", each(id -> "[object Object]"));
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
            addJoin(RARE, "written as " + word, ids -> word);
        }
        for (String word :
                List.of("", "undefined", "null", "None", "nil", "NaN", "NULL", "0", "Candidate", "Array", "undef")) {
            addJoin(
                    word.isEmpty() ? COMMON : RARE,
                    "each signed as " + (word.isEmpty() ? "an empty text" : word),
                    each(id -> word));
        }
        addJoin(RARE, "each written as the names of its members", each(id -> "candidate_id,nama,email"));
        addJoin(RARE, "replaced by their number", ids -> String.valueOf(ids.size()));
        addJoin(EXOTIC, "written as numbered items, as in PHP's print_r", PrintedIdMistakes::printR);
        addJoin(EXOTIC, "serialized, as in PHP", PrintedIdMistakes::serialize);
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
            printed.append("i:").append(i).append(';').append(DefaultPrinting.phpSerialized(ids.get(i)));
        }
        return printed.append('}').toString();
    }

    private void addWrappedIds() {
        addJoin(RARE, "written as a list in Optional, as in Java", list("Optional[[", "", ", ", "]]"));
        addJoin(RARE, "written as a list in Optional, as in Swift", list("Optional([", "\"", ", ", "])"));
        addJoin(RARE, "written as a list in Some, as in Rust", list("Some([", "\"", ", ", "])"));
        addJoin(RARE, "written as a list in Some, as in Scala", list("Some(List(", "", ", ", "))"));
        addJoin(RARE, "each in Optional, as in Java", each(id -> "Optional[" + id + "]"));
        addJoin(RARE, "each in Optional, as in Swift", each(id -> "Optional(\"" + id + "\")"));
        addJoin(RARE, "each in Some, as in Rust", each(id -> "Some(\"" + id + "\")"));
        addJoin(RARE, "each written as bytes, as in Python", each(DefaultPrinting::pythonBytes));
        addJoin(RARE, "each written as an object, as in JSON", each(id -> "{\"candidate_id\":\"" + id + "\"}"));
        addJoin(RARE, "written as a JSON array of objects", objects("{\"candidate_id\":\"", "\"}", ","));
        addJoin(
                RARE,
                "each written as a dictionary, as in Python",
                ids -> objects("{'candidate_id': ", "}", ", ")
                        .apply(ids.stream().map(DefaultPrinting::pythonText).toList()));
        addJoin(RARE, "written as a list of maps, as in Java", objects("{candidate_id=", "}", ", "));
    }

    private static Function<List<String>, String> objects(String before, String after, String separator) {
        return ids -> ids.stream().map(id -> before + id + after).collect(Collectors.joining(separator, "[", "]"));
    }

    private static Function<List<String>, String> list(String open, String quote, String separator, String close) {
        return ids -> DefaultPrinting.list(open, quote, separator, close, ids);
    }

    private static Function<List<String>, String> each(UnaryOperator<String> change) {
        return ids -> ids.stream().map(change).collect(Collectors.joining(","));
    }

    private void addJoin(Frequency frequency, String how, Function<List<String>, String> join) {
        all.add(new KnownMistake(
                Step.ID_JOIN,
                frequency,
                new Mistake("the candidate ids are " + how, IdSelectionMistakes.JOIN_IDS),
                recipe -> recipe.withIdJoin(join)));
    }
}
