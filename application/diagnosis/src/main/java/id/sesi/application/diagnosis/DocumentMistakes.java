package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.RequestValues.OfAbsent;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes that sign the body of the request, or a part of it, instead of the canonical string, or as one of its fields. */
final class DocumentMistakes {

    private static final String SIGN_TEXT =
            "sign the six fields joined by |, not JSON: " + String.join(", ", ArrangementMistakes.FIELDS);
    private static final int COMPANY_ID = 4;
    private static final int CANDIDATE_IDS = 5;

    private final List<KnownMistake> found = new ArrayList<>();
    private final List<ValueFormat> formats = ValueFormat.all();

    private DocumentMistakes() {}

    /** {@return the mistakes that are possible with this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        DocumentMistakes mistakes = new DocumentMistakes();
        mistakes.source(request.document());
        Set<Value> seen = new HashSet<>();
        for (OfAbsent ofAbsent : OfAbsent.values()) {
            new RequestValues(request, ofAbsent).all().forEach((what, value) -> {
                if (seen.add(value)) {
                    mistakes.document(what, value);
                }
                if (seen.add(value.sorted())) {
                    mistakes.document(what + ", with sorted members,", value.sorted());
                }
            });
        }
        return mistakes.found;
    }

    /** Adds mistakes that sign the text that the request was read from. */
    private void source(String document) {
        if (!document.isEmpty()) {
            add(
                    Step.DOCUMENT,
                    COMMON,
                    "the text is the JSON file as it is",
                    recipe -> recipe.withParts(parts -> List.of(document)));
        }
    }

    private void document(String what, Value value) {
        for (ValueFormat format : formats) {
            String written = what + " written as " + format.description();
            add(
                    Step.DOCUMENT,
                    isUsual(what) ? format.frequency() : EXOTIC,
                    "the text is " + written,
                    recipe -> recipe.withParts(parts -> List.of(format.print(value))));
            field(what, CANDIDATE_IDS, "the candidates", written, format, value);
            field(what, COMPANY_ID, "the object user.company", written, format, value);
        }
    }

    private static boolean isUsual(String what) {
        return what.equals("the request body") || what.equals("the object user");
    }

    /** Adds the mistake that signs an object or a list in the place of one of its members. */
    private void field(String what, int index, String whole, String written, ValueFormat format, Value value) {
        if (what.startsWith(whole)) {
            add(
                    Step.VALUES,
                    format.frequency() == COMMON ? RARE : EXOTIC,
                    written + " is signed instead of " + ArrangementMistakes.FIELDS.get(index),
                    recipe -> recipe.withValues(six -> ValueMistakes.with(six, index, format.print(value))));
        }
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<Recipe> change) {
        found.add(new KnownMistake(step, frequency, new Mistake(cause, SIGN_TEXT), change));
    }
}
