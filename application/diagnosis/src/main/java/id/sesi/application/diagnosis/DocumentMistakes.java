package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.OfAbsent;
import id.sesi.application.diagnosis.RequestValues.RequestValue;
import id.sesi.application.diagnosis.RequestValues.Role;
import id.sesi.application.diagnosis.Value.Items;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes that sign the body of the request, or a part of it, instead of the canonical string, or as one of its fields. */
final class DocumentMistakes {

    private static final String SIGN_TEXT =
            "sign the six fields joined by |, not JSON: " + String.join(", ", ArrangementMistakes.FIELDS);
    private static final int COMPANY_ID = 4;
    private static final int CANDIDATE_IDS = 5;

    private final List<KnownMistake> found = new ArrayList<>();
    private final Set<Value> seen = new HashSet<>();
    private final String partnerId;
    private final List<ValueFormat> formats;

    private DocumentMistakes(String partnerId, List<ValueFormat> formats) {
        this.partnerId = partnerId;
        this.formats = formats;
    }

    /** {@return the mistakes that are possible with this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        Value user = new RequestValues(request, OfAbsent.OMITTED).user();
        DocumentMistakes mistakes = new DocumentMistakes(request.partnerId().value(), ValueFormat.allFor(user));
        if (!request.document().isEmpty()) {
            mistakes.file(request.document());
        }
        for (OfAbsent ofAbsent : OfAbsent.values()) {
            new RequestValues(request, ofAbsent).all().forEach(mistakes::variants);
        }
        return mistakes.found;
    }

    /** Adds mistakes that sign the JSON that the request was read from. */
    private void file(String json) {
        String unsigned = JsonLayout.withoutSignature(json);
        file("the JSON file as it is", json);
        file("the JSON file without its member signature", unsigned);
        file("the JSON file without white space", JsonLayout.compact(json));
        file("the JSON file without white space and without its member signature", JsonLayout.compact(unsigned));
        file("the JSON file on one line", JsonLayout.spaced(json));
        file("the JSON file on one line, without its member signature", JsonLayout.spaced(unsigned));
    }

    private void file(String what, String json) {
        add(Step.DOCUMENT, COMMON, "the text is " + what, recipe -> recipe.withParts(parts -> List.of(json)));
    }

    /** Adds the mistakes with a value and its variants, unless the same value was added before. */
    private void variants(RequestValue each) {
        if (!seen.add(each.value())) {
            return;
        }
        String what = each.description();
        Value value = each.value();
        boolean isBody = each.role() == Role.BODY;
        texts(what, value, isBody ? COMMON : EXOTIC);
        texts(what + ", with sorted members,", value.sorted(), isBody ? RARE : EXOTIC);
        switch (each.role()) {
            case BODY -> body(what, value);
            case COMPANY -> insteadOfField(COMPANY_ID, what, value);
            case CANDIDATES -> insteadOfField(CANDIDATE_IDS, what, value);
            case SIX_FIELDS -> eachField(value);
            case OTHER -> {}
        }
    }

    /**
     * Adds the mistakes that sign a value in each format.
     *
     * @param frequency of the value; the mistake is as frequent as the rarer of the value and the format
     */
    private void texts(String what, Value value, Frequency frequency) {
        formats.stream()
                .filter(format -> frequency != EXOTIC || format.frequency() != EXOTIC)
                .forEach(format -> add(
                        Step.DOCUMENT,
                        Collections.max(List.of(frequency, format.frequency())),
                        "the text is " + what + " written as " + format.description(),
                        recipe -> recipe.withParts(parts -> List.of(format.print(value)))));
    }

    private void body(String what, Value value) {
        for (NameStyle style : NameStyle.values()) {
            texts(what + ", named in " + style.description() + ",", value.renamed(style::apply), EXOTIC);
        }
        for (ValueFormat format : formats) {
            add(
                    Step.PARTS,
                    format.frequency() == EXOTIC ? EXOTIC : RARE,
                    "partnerId and " + what + " written as " + format.description() + " are signed",
                    recipe -> recipe.withParts(parts -> List.of(partnerId, format.print(value))));
        }
    }

    /** Adds the mistakes that sign an object or a list in the place of one of its members. */
    private void insteadOfField(int index, String what, Value value) {
        for (ValueFormat format : formats) {
            String cause = what + " written as " + format.description() + " is signed instead of "
                    + ArrangementMistakes.FIELDS.get(index);
            add(
                    Step.VALUES,
                    format.frequency().rarer(),
                    cause,
                    recipe -> recipe.withValues(six -> ValueMistakes.with(six, index, format.print(value))));
            if (value instanceof Items list) {
                add(
                        Step.VALUES,
                        EXOTIC,
                        "each of " + cause,
                        recipe -> recipe.withValues(six -> ValueMistakes.with(six, index, printedEach(list, format))));
            }
        }
    }

    private void eachField(Value fields) {
        if (fields instanceof Items list) {
            formats.forEach(format -> add(
                    Step.PARTS,
                    RARE,
                    "each field is written as " + format.description(),
                    recipe -> recipe.withParts(
                            parts -> list.items().stream().map(format::print).toList())));
        }
    }

    private static String printedEach(Items list, ValueFormat format) {
        return list.items().stream().map(format::print).collect(Collectors.joining(","));
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<Recipe> change) {
        found.add(new KnownMistake(step, frequency, new Mistake(cause, SIGN_TEXT), change));
    }
}
