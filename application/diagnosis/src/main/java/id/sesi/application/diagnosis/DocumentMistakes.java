package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.OfAbsent;
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

    private void variants(String what, Value value) {
        boolean isUsual = what.equals("the request body") || what.equals("the object user");
        document(what, value, isUsual ? COMMON : EXOTIC);
        document(what + ", with sorted members,", value.sorted(), isUsual ? RARE : EXOTIC);
        if (isUsual) {
            for (NameStyle style : NameStyle.values()) {
                document(what + ", named in " + style.description() + ",", value.renamed(style::apply), EXOTIC);
            }
        }
    }

    /**
     * Adds the mistakes that sign a value in each format, unless the same value was added before.
     *
     * @param frequency of the value; the mistake is as frequent as the rarer of the value and the format
     */
    private void document(String what, Value value, Frequency frequency) {
        if (!seen.add(value)) {
            return;
        }
        for (ValueFormat format : formats) {
            if (frequency == EXOTIC && format.frequency() == EXOTIC) {
                continue;
            }
            String written = what + " written as " + format.description();
            add(
                    Step.DOCUMENT,
                    Collections.max(List.of(frequency, format.frequency())),
                    "the text is " + written,
                    recipe -> recipe.withParts(parts -> List.of(format.print(value))));
            if (frequency != EXOTIC) {
                add(
                        Step.PARTS,
                        frequency == COMMON && format.frequency() != EXOTIC ? RARE : EXOTIC,
                        "partnerId and " + written + " are signed",
                        recipe -> recipe.withParts(parts -> List.of(partnerId, format.print(value))));
            }
            if (what.startsWith("a list of the six fields") && value instanceof Items list) {
                add(
                        Step.PARTS,
                        RARE,
                        "each field is written as " + format.description(),
                        recipe -> recipe.withParts(parts ->
                                list.items().stream().map(format::print).toList()));
            }
            field(what, CANDIDATE_IDS, "the candidates", written, format, value);
            field(what, COMPANY_ID, "the object user.company", written, format, value);
        }
    }

    /** Adds the mistake that signs an object or a list in the place of one of its members. */
    private void field(String what, int index, String whole, String written, ValueFormat format, Value value) {
        if (what.startsWith(whole)) {
            add(
                    Step.VALUES,
                    format.frequency() == COMMON ? RARE : EXOTIC,
                    written + " is signed instead of " + ArrangementMistakes.FIELDS.get(index),
                    recipe -> recipe.withValues(six -> ValueMistakes.with(six, index, format.print(value))));
            if (value instanceof Items list) {
                add(
                        Step.VALUES,
                        EXOTIC,
                        "each of " + written + " is signed instead of " + ArrangementMistakes.FIELDS.get(index),
                        recipe -> recipe.withValues(six -> ValueMistakes.with(six, index, printedEach(list, format))));
            }
        }
    }

    private static String printedEach(Items list, ValueFormat format) {
        return list.items().stream().map(format::print).collect(Collectors.joining(","));
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<Recipe> change) {
        found.add(new KnownMistake(step, frequency, new Mistake(cause, SIGN_TEXT), change));
    }
}
