package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.RawRequest.RawCandidate;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Mistakes in the choice of the signed fields and in their values. */
final class FieldMistakes {

    private static final List<String> FIELDS = CanonicalString.FIELDS;
    static final String SIGN_SIX_FIELDS = "always sign these six fields, in this order: " + String.join(", ", FIELDS);
    private static final String AS_SENT = "sign each value exactly as it is sent";

    private final List<KnownMistake> found = new ArrayList<>();
    private final List<String> values;

    private FieldMistakes(List<String> values) {
        this.values = values;
    }

    /** {@return the mistakes that are possible with the fields of this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        FieldMistakes mistakes = new FieldMistakes(request.signedValues());
        mistakes.missingFields();
        mistakes.unsignedFields(request);
        mistakes.additionalEmptyFields();
        mistakes.spaces();
        mistakes.letterCase();
        mistakes.placeholders();
        mistakes.escapes();
        return mistakes.found;
    }

    private void missingFields() {
        add(
                "the empty fields are left out",
                SIGN_SIX_FIELDS,
                parts -> parts.stream().filter(part -> !part.isEmpty()).toList());
        for (int i = FIELDS.size() - 1; i >= 0; i--) {
            int index = i;
            String which = values.get(i).isEmpty() ? "the empty field " : "the field ";
            add(which + FIELDS.get(i) + " is left out", SIGN_SIX_FIELDS, parts -> without(parts, index));
        }
    }

    private static List<String> without(List<String> parts, int index) {
        List<String> fewer = new ArrayList<>(parts);
        if (index < fewer.size()) {
            fewer.remove(index);
        }
        return fewer;
    }

    private void unsignedFields(RawRequest request) {
        Map<String, String> unsigned = new LinkedHashMap<>();
        unsigned.put("user.username", request.username());
        unsigned.put("user.candidates[].nama", joined(request, RawCandidate::nama));
        unsigned.put("user.company.name", request.companyName());
        unsigned.put("user.company.email", request.companyEmail());
        unsigned.put("user.candidates[].email", joined(request, RawCandidate::email));
        unsigned.forEach((path, value) -> {
            for (int i = 0; i < FIELDS.size(); i++) {
                int index = i;
                value(path + " is signed instead of " + FIELDS.get(i), SIGN_SIX_FIELDS, six -> with(six, index, value));
            }
            for (int i = FIELDS.size(); i >= 0 && !value.isEmpty(); i--) {
                int index = i;
                add(
                        path + " is also signed, as field " + (i + 1),
                        SIGN_SIX_FIELDS,
                        parts -> inserted(parts, index, value));
            }
        });
    }

    private void additionalEmptyFields() {
        for (int i = FIELDS.size() - 1; i >= 0; i--) {
            int index = i;
            add(
                    "an additional empty field is signed, as field " + (i + 1),
                    SIGN_SIX_FIELDS,
                    parts -> inserted(parts, index, ""));
        }
    }

    private static String joined(RawRequest request, Function<RawCandidate, String> part) {
        return request.candidates().stream().map(part).collect(Collectors.joining(","));
    }

    private static List<String> with(List<String> parts, int index, String value) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(index, value);
        return changed;
    }

    private static List<String> inserted(List<String> parts, int index, String value) {
        List<String> more = new ArrayList<>(parts);
        more.add(Math.min(index, more.size()), value);
        return more;
    }

    private void spaces() {
        each("trimmed", AS_SENT, String::strip);
        each("signed with a space after it", AS_SENT, value -> value + " ");
        each("signed with a space before it", AS_SENT, value -> " " + value);
        each("signed with a newline after it", AS_SENT, value -> value + "\n");
        each("signed with only one of several consecutive spaces", AS_SENT, value -> value.replaceAll(" {2,}", " "));
    }

    private void letterCase() {
        each("in lower case", AS_SENT, value -> value.toLowerCase(Locale.ROOT));
        each("in upper case", AS_SENT, value -> value.toUpperCase(Locale.ROOT));
    }

    private void placeholders() {
        for (String word : List.of("null", "undefined", "None", "nil", "NULL", "0", "-")) {
            each(
                    "signed as " + word + " if empty",
                    "sign an absent value as an empty field",
                    value -> value.isEmpty() ? word : value);
        }
    }

    private void escapes() {
        each("URL-encoded, with + for spaces", AS_SENT, Escapes::form);
        each("URL-encoded", AS_SENT, Escapes::percent);
        each("URL-encoded by encodeURIComponent", AS_SENT, Escapes::encodeUriComponent);
        each("escaped as in JSON", AS_SENT, Escapes::json);
        each("escaped as in PHP's JSON", AS_SENT, Escapes::jsonAndSlashes);
        each("escaped as in HTML", AS_SENT, Escapes::html);
        each("signed in double quotes", AS_SENT, value -> '"' + value + '"');
        each("signed without its accents", AS_SENT, Escapes::withoutDiacritics);
    }

    /** Adds a mistake that changes the values of all fields, and for each field one that changes only its value. */
    private void each(String how, String fix, UnaryOperator<String> change) {
        add("the values are " + how, fix, parts -> parts.stream().map(change).toList());
        for (int i = 0; i < FIELDS.size(); i++) {
            int index = i;
            value(
                    "the field " + FIELDS.get(i) + " is " + how,
                    fix,
                    six -> with(six, index, change.apply(six.get(index))));
        }
    }

    private void value(String cause, String fix, UnaryOperator<List<String>> change) {
        found.add(new KnownMistake(Step.VALUES, new Mistake(cause, fix), recipe -> recipe.withValues(change)));
    }

    private void add(String cause, String fix, UnaryOperator<List<String>> change) {
        found.add(new KnownMistake(Step.PARTS, new Mistake(cause, fix), recipe -> recipe.withParts(change)));
    }
}
