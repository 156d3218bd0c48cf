package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.KnownMistake.Step;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.RawRequest.RawCandidate;
import id.sesi.domain.CanonicalString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Mistakes in which code signs a value that is not one of the six signed fields, such as {@code username}: instead of a field, or
 * as an additional field. Also mistakes in which code signs one of the six fields instead of another one.
 */
final class UnsignedFieldMistakes {

    private static final List<String> FIELDS = CanonicalString.FIELDS;
    private static final int CANDIDATE_IDS_INDEX = 5;

    private final List<KnownMistake> all = new ArrayList<>();

    private UnsignedFieldMistakes() {}

    /** {@return the mistakes that are possible with this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        UnsignedFieldMistakes mistakes = new UnsignedFieldMistakes();
        unsigned(request).forEach((description, value) -> {
            if (!value.isEmpty()) {
                mistakes.addReplacement(description, value);
                mistakes.addAdditionalField(description, value);
            }
        });
        mistakes.addReplacementsByOtherSignedFields(request.signedValues());
        mistakes.addCandidateMembers(request);
        return mistakes.all;
    }

    /** {@return the values that are not signed, by their descriptions} */
    private static Map<String, String> unsigned(RawRequest request) {
        String urlPath = "/api/v2/partner/" + request.partnerId().value() + "/sessions";
        Map<String, String> unsigned = new LinkedHashMap<>();
        unsigned.put("user.username", request.username());
        unsigned.put("user.candidates[].nama", joined(request, RawCandidate::nama));
        unsigned.put("user.company.name", request.companyName());
        unsigned.put("user.company.email", request.companyEmail());
        unsigned.put("user.candidates[].email", joined(request, RawCandidate::email));
        unsigned.put(
                "the number of candidates", String.valueOf(request.candidates().size()));
        unsigned.put("the HTTP method", "POST");
        unsigned.put("the path of the URL", urlPath);
        unsigned.put("the URL of production", "https://app.psikologiehub.com" + urlPath);
        unsigned.put("the URL of development", "https://dev-app.psikologiehub.com" + urlPath);
        return unsigned;
    }

    private static String joined(RawRequest request, Function<RawCandidate, String> part) {
        return request.candidates().stream().map(part).collect(Collectors.joining(","));
    }

    private void addReplacement(String description, String value) {
        for (int i = 0; i < FIELDS.size(); i++) {
            addReplacement(haveSameParent(description, FIELDS.get(i)) ? COMMON : EXOTIC, description, value, i);
        }
    }

    private void addReplacement(Frequency frequency, String description, String value, int index) {
        String cause = description + " is signed instead of " + FIELDS.get(index);
        add(
                Step.VALUES,
                frequency,
                cause,
                recipe -> recipe.withChangedValues(six -> ValueMistakes.replaced(six, index, value)));
    }

    /** {@return whether both paths name members of the same JSON object; false if the description is not a path} */
    private static boolean haveSameParent(String description, String fieldPath) {
        String parent = description.substring(0, description.lastIndexOf('.') + 1);
        return !parent.isEmpty() && fieldPath.lastIndexOf('.') + 1 == parent.length() && fieldPath.startsWith(parent);
    }

    private void addAdditionalField(String description, String value) {
        for (int i = FIELDS.size(); i >= 0; i--) {
            int index = i;
            Frequency frequency = !description.startsWith("user.") ? EXOTIC : i == FIELDS.size() ? COMMON : RARE;
            add(
                    Step.FIELDS,
                    frequency,
                    description + " is also signed, as field " + (i + 1),
                    recipe -> recipe.withChangedFields(fields -> ArrangementMistakes.inserted(fields, index, value)));
        }
    }

    private void addReplacementsByOtherSignedFields(List<String> values) {
        for (int i = 0; i < FIELDS.size(); i++) {
            for (int j = 0; j < FIELDS.size(); j++) {
                if (i != j && !values.get(i).isEmpty()) {
                    addReplacement(RARE, FIELDS.get(i), values.get(i), j);
                }
            }
        }
    }

    /** Adds mistakes in which code signs several members of each candidate. */
    private void addCandidateMembers(RawRequest request) {
        for (String separator : List.of(":", "|", ",", "-", ";")) {
            addCandidateMembers(
                    request,
                    String.join(separator, "candidate_id", "nama"),
                    each -> each.candidateId() + separator + each.nama());
            addCandidateMembers(
                    request,
                    String.join(separator, "candidate_id", "nama", "email"),
                    each -> each.candidateId() + separator + each.nama() + separator + each.email());
            addCandidateMembers(
                    request,
                    String.join(separator, "candidate_id", "email"),
                    each -> each.candidateId() + separator + each.email());
        }
    }

    private void addCandidateMembers(RawRequest request, String joinedNames, Function<RawCandidate, String> part) {
        for (String between : List.of(",", ";", "|")) {
            String value = request.candidates().stream().map(part).collect(Collectors.joining(between));
            String cause = "each candidate is signed as \"" + joinedNames + "\", with \"" + between
                    + "\" between the candidates";
            add(
                    Step.VALUES,
                    EXOTIC,
                    cause,
                    recipe -> recipe.withChangedValues(six -> ValueMistakes.replaced(six, CANDIDATE_IDS_INDEX, value)));
        }
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<MessageRecipe> change) {
        all.add(new KnownMistake(step, frequency, new Mistake(cause, ArrangementMistakes.SIGN_SIX_FIELDS), change));
    }
}
