package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.EXOTIC;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.AbsentMembers;
import id.sesi.application.diagnosis.Value.ListValue;
import id.sesi.application.diagnosis.Value.ObjectValue;
import id.sesi.application.diagnosis.Value.TextValue;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Mistakes in which code signs the JSON object {@code user} as a query string, such as the output of {@code URLSearchParams} or
 * {@code http_build_query}.
 */
final class QueryStringMistakes {

    private final List<KnownMistake> all = new ArrayList<>();

    private QueryStringMistakes() {}

    /** {@return the mistakes that are possible with this request} */
    static List<KnownMistake> of(RawRequest request) {
        QueryStringMistakes mistakes = new QueryStringMistakes();
        for (AbsentMembers absentMembers :
                List.of(AbsentMembers.OMITTED, AbsentMembers.OMITTED_EXCEPT_CANDIDATES, AbsentMembers.EMPTY)) {
            ObjectValue user = new RequestValues(request, absentMembers).user();
            mistakes.addQueries("the members of user", user);
            mistakes.addQueries("the members of user, sorted by name,", user.withOwnMembersSorted());
        }
        return mistakes.all;
    }

    private void addQueries(String what, ObjectValue user) {
        addQuery(what, () -> flat(user));
        addQuery(
                what + ", with nested objects printed as [object Object],",
                () -> user.printedMembers(DefaultPrinting::javaScriptObject));
        for (ValueFormat format : ValueFormats.of(user)) {
            if (format.frequency() != EXOTIC) {
                addQuery(
                        what + ", with nested objects written as " + format.description() + ",",
                        () -> user.printedMembers(format::print));
            }
        }
    }

    private static Map<String, String> flat(ObjectValue user) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", user, flat);
        return flat;
    }

    private static void flatten(String name, Value value, Map<String, String> into) {
        if (value instanceof TextValue text) {
            into.put(name, text.text());
        } else if (value instanceof ListValue list) {
            for (int i = 0; i < list.items().size(); i++) {
                flatten(name + "[" + i + "]", list.items().get(i), into);
            }
        } else if (value instanceof ObjectValue object) {
            object.members()
                    .forEach((member, inner) ->
                            flatten(name.isEmpty() ? member : name + "[" + member + "]", inner, into));
        }
    }

    private void addQuery(String what, Supplier<Map<String, String>> pairs) {
        addQuery(what + " as a query string that is not encoded", pairs, text -> text);
        addQuery(what + " as a query string with + for spaces", pairs, UrlEscapes::form);
        addQuery(what + " as a query string with + for spaces, as in Python", pairs, UrlEscapes::quotePlus);
        addQuery(what + " as a query string with %20 for spaces", pairs, UrlEscapes::percent);
    }

    private void addQuery(String what, Supplier<Map<String, String>> pairs, UnaryOperator<String> encode) {
        all.add(new KnownMistake(
                Step.REPLACED_TEXT,
                EXOTIC,
                new Mistake("the text is " + what, ArrangementMistakes.SIGN_SIX_FIELDS),
                recipe -> recipe.withChangedFields(fields -> List.of(pairs.get().entrySet().stream()
                        .map(pair -> encode.apply(pair.getKey()) + "=" + encode.apply(pair.getValue()))
                        .collect(Collectors.joining("&"))))));
    }
}
