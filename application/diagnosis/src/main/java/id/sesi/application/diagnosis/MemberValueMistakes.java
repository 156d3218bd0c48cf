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
import java.util.List;
import java.util.function.Function;
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
        for (OfAbsent ofAbsent : List.of(OfAbsent.OMITTED, OfAbsent.EMPTY)) {
            Value user = new RequestValues(request, ofAbsent).user();
            mistakes.values("all members of user are signed", List.of(), user);
            mistakes.values("partnerId and all members of user are signed", List.of(partnerId), user);
            mistakes.values("all members of user are signed, sorted by name", List.of(), user.sorted());
            mistakes.values(
                    "partnerId and all members of user are signed, sorted by name", List.of(partnerId), user.sorted());
        }
        return mistakes.found;
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
