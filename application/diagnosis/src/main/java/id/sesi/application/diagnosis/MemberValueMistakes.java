package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.AbsentMembers;
import id.sesi.application.diagnosis.Value.ObjectValue;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Mistakes in which code signs the values of all members of the JSON object {@code user}, in their order, as JavaScript's
 * {@code Object.values(user)} lists them.
 */
final class MemberValueMistakes {

    private final List<KnownMistake> all = new ArrayList<>();

    private MemberValueMistakes() {}

    /** {@return the mistakes that are possible with this request} */
    static List<KnownMistake> of(RawRequest request) {
        MemberValueMistakes mistakes = new MemberValueMistakes();
        List<String> partnerId = List.of(request.partnerId().value());
        for (AbsentMembers absentMembers :
                List.of(AbsentMembers.OMITTED, AbsentMembers.OMITTED_EXCEPT_CANDIDATES, AbsentMembers.EMPTY)) {
            ObjectValue user = new RequestValues(request, absentMembers).user();
            mistakes.addValues("all members of user are signed", List.of(), user);
            mistakes.addValues("partnerId and all members of user are signed", partnerId, user);
            mistakes.addValues(
                    "all members of user are signed, sorted by name", List.of(), user.withOwnMembersSorted());
            mistakes.addValues(
                    "partnerId and all members of user are signed, sorted by name",
                    partnerId,
                    user.withOwnMembersSorted());
        }
        mistakes.addCompany(request);
        return mistakes.all;
    }

    private void addValues(String what, List<String> first, ObjectValue user) {
        add(
                RARE,
                what + ", and the members of nested objects too",
                first,
                () -> user.texts().toList());
        add(
                RARE,
                what + ", with nested objects printed as [object Object]",
                first,
                () -> user.printedValues(DefaultPrinting::javaScriptObject));
        add(
                RARE,
                what + ", with nested objects and lists printed as the word Array, as in PHP",
                first,
                () -> user.printedValues(value -> "Array"));
        add(
                EXOTIC,
                what + ", with their names instead of their values",
                first,
                () -> List.copyOf(user.members().keySet()));
        for (ValueFormat format : ValueFormats.of(user)) {
            if (format.frequency() != EXOTIC) {
                Frequency frequency = format.frequency() == COMMON ? RARE : EXOTIC;
                add(
                        frequency,
                        what + ", with nested objects written as " + format.description(),
                        first,
                        () -> user.printedValues(format::print));
            }
        }
    }

    private void addCompany(RawRequest request) {
        List<String> six = request.signedValues();
        List<String> company = List.of(request.companyId(), request.companyName(), request.companyEmail(), six.get(5));
        add(RARE, "all members of user.company are signed", six.subList(0, 4), () -> company);
        add(
                RARE,
                "user.username and all members of user.company are signed",
                six.subList(0, 4),
                () -> Stream.concat(Stream.of(request.username()), company.stream())
                        .toList());
    }

    private void add(Frequency frequency, String cause, List<String> first, Supplier<List<String>> others) {
        all.add(new KnownMistake(
                Step.FIELDS,
                frequency,
                new Mistake(cause, ArrangementMistakes.SIGN_SIX_FIELDS),
                recipe -> recipe.withChangedFields(fields ->
                        Stream.concat(first.stream(), others.get().stream()).toList())));
    }
}
