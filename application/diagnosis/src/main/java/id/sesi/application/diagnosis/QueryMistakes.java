package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.EXOTIC;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.OfAbsent;
import id.sesi.application.diagnosis.Value.Items;
import id.sesi.application.diagnosis.Value.Members;
import id.sesi.application.diagnosis.Value.Text;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes that sign the user as a query, as from {@code URLSearchParams} or {@code http_build_query}. */
final class QueryMistakes {

    private final List<KnownMistake> found = new ArrayList<>();

    private QueryMistakes() {}

    /** {@return the mistakes that are possible with this request} */
    static List<KnownMistake> of(RawRequest request) {
        QueryMistakes mistakes = new QueryMistakes();
        for (OfAbsent ofAbsent : List.of(OfAbsent.OMITTED, OfAbsent.OMITTED_EXCEPT_LIST, OfAbsent.EMPTY)) {
            Members user = new RequestValues(request, ofAbsent).user();
            mistakes.queries("the members of user", user);
            mistakes.queries("the members of user, sorted by name,", user.sortedHere());
        }
        return mistakes.found;
    }

    private void queries(String what, Members user) {
        query(what, () -> flat(user));
        query(what + ", with objects as in JavaScript,", () -> user.printed(Printed::javaScriptObject));
        for (ValueFormat format : ValueFormat.allFor(user)) {
            if (format.frequency() != EXOTIC) {
                query(what + ", with objects as " + format.description() + ",", () -> user.printed(format::print));
            }
        }
    }

    private static Map<String, String> flat(Members user) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", user, flat);
        return flat;
    }

    private static void flatten(String name, Value value, Map<String, String> into) {
        if (value instanceof Text text) {
            into.put(name, text.text());
        } else if (value instanceof Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(name + "[" + i + "]", list.items().get(i), into);
            }
        } else if (value instanceof Members object) {
            object.members()
                    .forEach((member, inner) ->
                            flatten(name.isEmpty() ? member : name + "[" + member + "]", inner, into));
        }
    }

    private void query(String what, Supplier<Map<String, String>> pairs) {
        query(what + " as a query that is not encoded", pairs, text -> text);
        query(what + " as a query with + for spaces", pairs, UrlEscapes::form);
        query(what + " as a query with + for spaces, as in Python", pairs, UrlEscapes::quotePlus);
        query(what + " as a query with %20 for spaces", pairs, UrlEscapes::percent);
    }

    private void query(String what, Supplier<Map<String, String>> pairs, UnaryOperator<String> encode) {
        found.add(new KnownMistake(
                Step.DOCUMENT,
                EXOTIC,
                new Mistake("the text is " + what, ArrangementMistakes.SIGN_SIX_FIELDS),
                recipe -> recipe.withParts(parts -> List.of(pairs.get().entrySet().stream()
                        .map(pair -> encode.apply(pair.getKey()) + "=" + encode.apply(pair.getValue()))
                        .collect(Collectors.joining("&"))))));
    }
}
