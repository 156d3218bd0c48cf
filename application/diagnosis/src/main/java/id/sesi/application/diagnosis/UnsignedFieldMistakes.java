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
 * Mistakes that sign a value that the contract does not sign, such as {@code username}, instead of a field or in addition to the
 * six fields.
 */
final class UnsignedFieldMistakes {

    private static final List<String> FIELDS = CanonicalString.FIELDS;
    private static final int CANDIDATE_IDS = 5;

    private final List<KnownMistake> found = new ArrayList<>();

    private UnsignedFieldMistakes() {}

    /** {@return the mistakes that are possible with this request, the most likely ones first} */
    static List<KnownMistake> of(RawRequest request) {
        UnsignedFieldMistakes mistakes = new UnsignedFieldMistakes();
        unsigned(request).forEach((path, value) -> {
            if (!value.isEmpty()) {
                mistakes.addReplacement(path, value);
                mistakes.addAdditionalField(path, value);
            }
        });
        mistakes.addExchangedValues(request.signedValues());
        mistakes.addCandidateMembers(request);
        return mistakes.found;
    }

    private static Map<String, String> unsigned(RawRequest request) {
        String path = "/api/v2/partner/" + request.partnerId().value() + "/sessions";
        Map<String, String> unsigned = new LinkedHashMap<>();
        unsigned.put("user.username", request.username());
        unsigned.put("user.candidates[].nama", joined(request, RawCandidate::nama));
        unsigned.put("user.company.name", request.companyName());
        unsigned.put("user.company.email", request.companyEmail());
        unsigned.put("user.candidates[].email", joined(request, RawCandidate::email));
        unsigned.put(
                "the number of candidates", String.valueOf(request.candidates().size()));
        unsigned.put("the HTTP method", "POST");
        unsigned.put("the path of the URL", path);
        unsigned.put("the URL of production", "https://app.psikologiehub.com" + path);
        unsigned.put("the URL of development", "https://dev-app.psikologiehub.com" + path);
        return unsigned;
    }

    private static String joined(RawRequest request, Function<RawCandidate, String> part) {
        return request.candidates().stream().map(part).collect(Collectors.joining(","));
    }

    private void addReplacement(String path, String value) {
        for (int i = 0; i < FIELDS.size(); i++) {
            addReplacement(isSameObject(path, i) ? COMMON : EXOTIC, path, value, i);
        }
    }

    private void addReplacement(Frequency frequency, String path, String value, int index) {
        String cause = path + " is signed instead of " + FIELDS.get(index);
        add(
                Step.VALUES,
                frequency,
                cause,
                recipe -> recipe.withChangedValues(six -> ValueMistakes.replaced(six, index, value)));
    }

    private static boolean isSameObject(String path, int index) {
        String parent = path.substring(0, path.lastIndexOf('.') + 1);
        return !parent.isEmpty()
                && FIELDS.get(index).lastIndexOf('.') + 1 == parent.length()
                && FIELDS.get(index).startsWith(parent);
    }

    private void addAdditionalField(String path, String value) {
        for (int i = FIELDS.size(); i >= 0; i--) {
            int index = i;
            Frequency frequency = !path.startsWith("user.") ? EXOTIC : i == FIELDS.size() ? COMMON : RARE;
            add(
                    Step.PARTS,
                    frequency,
                    path + " is also signed, as field " + (i + 1),
                    recipe -> recipe.withChangedParts(parts -> ArrangementMistakes.inserted(parts, index, value)));
        }
    }

    private void addExchangedValues(List<String> values) {
        for (int i = 0; i < FIELDS.size(); i++) {
            for (int j = 0; j < FIELDS.size(); j++) {
                if (i != j && !values.get(i).isEmpty()) {
                    addReplacement(RARE, FIELDS.get(i), values.get(i), j);
                }
            }
        }
    }

    /** Adds mistakes that sign several members of each candidate. */
    private void addCandidateMembers(RawRequest request) {
        for (String separator : List.of(":", "|", ",", "-", ";")) {
            addCandidateMembers(
                    request, "candidate_id and nama", separator, each -> each.candidateId() + separator + each.nama());
            addCandidateMembers(
                    request,
                    "candidate_id, nama and email",
                    separator,
                    each -> each.candidateId() + separator + each.nama() + separator + each.email());
            addCandidateMembers(
                    request,
                    "candidate_id and email",
                    separator,
                    each -> each.candidateId() + separator + each.email());
        }
    }

    private void addCandidateMembers(
            RawRequest request, String members, String separator, Function<RawCandidate, String> part) {
        for (String between : List.of(",", ";", "|")) {
            String value = request.candidates().stream().map(part).collect(Collectors.joining(between));
            String cause = "the candidates are signed with " + members + ", joined by " + separator + ", and with "
                    + between + " between the candidates";
            add(
                    Step.VALUES,
                    EXOTIC,
                    cause,
                    recipe -> recipe.withChangedValues(six -> ValueMistakes.replaced(six, CANDIDATE_IDS, value)));
        }
    }

    private void add(Step step, Frequency frequency, String cause, UnaryOperator<MessageRecipe> change) {
        found.add(new KnownMistake(step, frequency, new Mistake(cause, ArrangementMistakes.SIGN_SIX_FIELDS), change));
    }
}
