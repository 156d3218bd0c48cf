package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.RARE;

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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mistakes that sign the values of all members of the user, in their order, as from {@code Object.values(user)}. */
final class MemberValueMistakes {

    private final List<KnownMistake> found = new ArrayList<>();

    private MemberValueMistakes() {}

    /** {@return the mistakes that are possible with this request} */
    static List<KnownMistake> of(RawRequest request) {
        MemberValueMistakes mistakes = new MemberValueMistakes();
        String partnerId = request.partnerId().value();
        for (OfAbsent ofAbsent : List.of(OfAbsent.OMITTED, OfAbsent.OMITTED_EXCEPT_LIST, OfAbsent.EMPTY)) {
            Value user = new RequestValues(request, ofAbsent).user();
            mistakes.queries("the members of user", user);
            mistakes.queries("the members of user, sorted by name,", user.sorted());
            mistakes.values("all members of user are signed", List.of(), user);
            mistakes.values("partnerId and all members of user are signed", List.of(partnerId), user);
            mistakes.values("all members of user are signed, sorted by name", List.of(), user.sorted());
            mistakes.values(
                    "partnerId and all members of user are signed, sorted by name", List.of(partnerId), user.sorted());
        }
        mistakes.signedWithOthers(request);
        return mistakes.found;
    }

    private void signedWithOthers(RawRequest request) {
        String ids = request.signedValues().get(5);
        add("all members of user are signed, without nama and email of the candidates", List.of(), List.of(
                request.partnerId().value(), request.userId(), request.email(), request.name(), request.username(),
                request.companyId(), request.companyName(), request.companyEmail(), ids));
        add("all members of user.company are signed", List.of(), List.of(
                request.partnerId().value(), request.userId(), request.email(), request.name(),
                request.companyId(), request.companyName(), request.companyEmail(), ids));
    }

    private void values(String what, List<String> first, Value user) {
        add(what + ", with the members of objects in them", first, user.texts().toList());
        add(what + ", with objects as in JavaScript", first, members(user, MemberValueMistakes::inJavaScript));
        add(what + ", with objects as in PHP", first, members(user, value -> "Array"));
        for (ValueFormat format : ValueFormat.allFor(user)) {
            if (format.indent().isEmpty()) {
                add(what + ", with objects as in " + format.description(), first, members(user, format::print));
            }
        }
    }

    /** Adds mistakes that sign names and values, as from {@code URLSearchParams} or {@code http_build_query}. */
    private void queries(String what, Value user) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", user, flat);
        Map<String, String> inJavaScript = new LinkedHashMap<>();
        Map<String, String> asJson = new LinkedHashMap<>();
        if (user instanceof Members object) {
            ValueFormat json = ValueFormat.allFor(user).get(0);
            object.members().forEach((name, value) -> {
                inJavaScript.put(name, value instanceof Text text ? text.text() : inJavaScript(value));
                asJson.put(name, value instanceof Text text ? text.text() : json.print(value));
            });
        }
        query(what + " as a query", flat);
        query(what + " as a query, with objects as in JavaScript,", inJavaScript);
        query(what + " as a query, with objects as JSON,", asJson);
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
                    .forEach((member, inner) -> flatten(name.isEmpty() ? member : name + "[" + member + "]", inner, into));
        }
    }

    private void query(String what, Map<String, String> pairs) {
        query(what + " that is not encoded", pairs, text -> text);
        query(what + " with + for spaces", pairs, UrlEscapes::form);
        query(what + " with %20 for spaces", pairs, UrlEscapes::percent);
    }

    private void query(String what, Map<String, String> pairs, UnaryOperator<String> encode) {
        add("the text is " + what, List.of(), List.of(pairs.entrySet().stream()
                .map(pair -> encode.apply(pair.getKey()) + "=" + encode.apply(pair.getValue()))
                .collect(Collectors.joining("&"))));
    }

    private static String inJavaScript(Value value) {
        return value instanceof Items list
                ? list.items().stream().map(item -> "[object Object]").collect(Collectors.joining(","))
                : "[object Object]";
    }

    private static List<String> members(Value user, Function<Value, String> printObject) {
        return user instanceof Members object
                ? object.members().values().stream()
                        .map(value -> value instanceof Text text ? text.text() : printObject.apply(value))
                        .toList()
                : List.of();
    }

    private void add(String cause, List<String> first, List<String> values) {
        List<String> signed = Stream.concat(first.stream(), values.stream()).toList();
        found.add(new KnownMistake(
                Step.PARTS,
                RARE,
                new Mistake(cause, ArrangementMistakes.SIGN_SIX_FIELDS),
                recipe -> recipe.withParts(parts -> signed)));
    }
}
