package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.AbsentMembers;
import id.sesi.application.diagnosis.RequestValues.RequestValue;
import id.sesi.application.diagnosis.RequestValues.Role;
import id.sesi.application.diagnosis.Value.ListValue;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Mistakes in which code signs the request body or a part of it, either instead of the canonical string or in one of its fields.
 */
final class BodyMistakes {

    private static final String SIGN_TEXT =
            "sign the six fields joined by |, not JSON: " + String.join(", ", ArrangementMistakes.FIELDS);
    private static final int COMPANY_ID_INDEX = 4;
    private static final int CANDIDATE_IDS_INDEX = 5;

    private final List<KnownMistake> all = new ArrayList<>();
    private final Set<Value> seen = new HashSet<>();
    private final String partnerId;
    private final List<ValueFormat> formats;

    private BodyMistakes(String partnerId, List<ValueFormat> formats) {
        this.partnerId = partnerId;
        this.formats = formats;
    }

    /** {@return the mistakes that are possible with this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        Value user = new RequestValues(request, AbsentMembers.OMITTED).user();
        BodyMistakes mistakes = new BodyMistakes(request.partnerId().value(), ValueFormats.of(user));
        if (!request.originalJson().isEmpty()) {
            mistakes.addSourceJson(request.originalJson());
        }
        for (AbsentMembers absentMembers : AbsentMembers.values()) {
            new RequestValues(request, absentMembers).all().forEach(mistakes::addVariants);
        }
        return mistakes.all;
    }

    /** Adds mistakes in which code signs the JSON that the request was read from. */
    private void addSourceJson(String json) {
        String unsigned = JsonLayout.withoutSignature(json);
        addSourceJson("the JSON file as it is", json);
        addSourceJson("the JSON file without its member signature", unsigned);
        addSourceJson("the JSON file without white space", JsonLayout.compact(json));
        addSourceJson(
                "the JSON file without white space and without its member signature", JsonLayout.compact(unsigned));
        addSourceJson("the JSON file on one line", JsonLayout.spaced(json));
        addSourceJson("the JSON file on one line, without its member signature", JsonLayout.spaced(unsigned));
    }

    private void addSourceJson(String what, String json) {
        add(
                Step.REPLACED_TEXT,
                COMMON,
                "the text is " + what,
                recipe -> recipe.withChangedFields(fields -> List.of(json)));
    }

    /** Adds the mistakes with a value and its variants, unless the same value was added before. */
    private void addVariants(RequestValue each) {
        if (!seen.add(each.value())) {
            return;
        }
        String what = each.description();
        Value value = each.value();
        boolean isBody = each.role() == Role.BODY;
        addInEachFormat(what, value, isBody ? COMMON : EXOTIC);
        addInEachFormat(what + ", with sorted members,", value.withMembersSorted(), isBody ? RARE : EXOTIC);
        switch (each.role()) {
            case BODY -> addBodyVariants(what, value);
            case COMPANY -> addReplacingField(COMPANY_ID_INDEX, what, value);
            case CANDIDATES -> addReplacingField(CANDIDATE_IDS_INDEX, what, value);
            case SIX_FIELDS -> addFieldsInEachFormat(value);
            case OTHER -> {}
        }
    }

    /**
     * Adds the mistakes in which code signs this value, in each format.
     *
     * @param frequency how often code signs this value; the frequency of the mistake is the lower one of this and of the format
     */
    private void addInEachFormat(String what, Value value, Frequency frequency) {
        formats.stream()
                .filter(format -> frequency != EXOTIC || format.frequency() != EXOTIC)
                .forEach(format -> add(
                        Step.REPLACED_TEXT,
                        Collections.max(List.of(frequency, format.frequency())),
                        "the text is " + what + " written as " + format.description(),
                        recipe -> recipe.withChangedFields(fields -> List.of(format.print(value)))));
    }

    private void addBodyVariants(String what, Value value) {
        for (NameStyle style : NameStyle.values()) {
            addInEachFormat(
                    what + ", named in " + style.description() + ",", value.withMembersRenamed(style::apply), EXOTIC);
        }
        for (ValueFormat format : formats) {
            add(
                    Step.FIELDS,
                    format.frequency() == EXOTIC ? EXOTIC : RARE,
                    "partnerId and " + what + " written as " + format.description() + " are signed",
                    recipe -> recipe.withChangedFields(fields -> List.of(partnerId, format.print(value))));
        }
    }

    /** Adds the mistakes in which code signs an object or a list instead of the field that it takes from this object or list. */
    private void addReplacingField(int index, String what, Value value) {
        for (ValueFormat format : formats) {
            String cause = what + " written as " + format.description() + " is signed instead of "
                    + ArrangementMistakes.FIELDS.get(index);
            add(
                    Step.VALUES,
                    format.frequency().rarer(),
                    cause,
                    recipe -> recipe.withChangedValues(six -> ValueMistakes.replaced(six, index, format.print(value))));
            if (value instanceof ListValue list) {
                add(
                        Step.VALUES,
                        EXOTIC,
                        "each of " + cause,
                        recipe -> recipe.withChangedValues(
                                six -> ValueMistakes.replaced(six, index, printedEach(list, format))));
            }
        }
    }

    private void addFieldsInEachFormat(Value sixFields) {
        if (sixFields instanceof ListValue list) {
            formats.forEach(format -> add(
                    Step.FIELDS,
                    RARE,
                    "each field is written as " + format.description(),
                    recipe -> recipe.withChangedFields(
                            fields -> list.items().stream().map(format::print).toList())));
        }
    }

    private static String printedEach(ListValue list, ValueFormat format) {
        return list.items().stream().map(format::print).collect(Collectors.joining(","));
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<MessageRecipe> change) {
        all.add(new KnownMistake(step, frequency, new Mistake(cause, SIGN_TEXT), change));
    }
}
