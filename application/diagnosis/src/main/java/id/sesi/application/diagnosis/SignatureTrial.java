package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Matches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether mistakes together reproduce a signature. */
final class SignatureTrial {

    private final List<String> fieldsAndIds;
    private final List<SignatureInterpretation> interpretations;

    SignatureTrial(RawRequest request, List<SignatureInterpretation> interpretations) {
        this.fieldsAndIds = Stream.concat(request.signedValues().stream().limit(5), request.candidateIds().stream())
                .toList();
        this.interpretations = interpretations;
    }

    /** {@return the message that code with these mistakes signs} */
    byte[] message(List<KnownMistake> mistakes) {
        return recipe(mistakes).messageOf(fieldsAndIds);
    }

    private static MessageRecipe recipe(List<KnownMistake> mistakes) {
        MessageRecipe recipe = MessageRecipe.CORRECT;
        for (KnownMistake mistake : mistakes) {
            recipe = mistake.change().apply(recipe);
        }
        return recipe;
    }

    /**
     * {@return the explanation; empty if the signature is not a notation of this MAC}
     *
     * @param mac what {@code signer} computes if the message has these mistakes
     */
    Optional<Verification> explain(byte[] mac, List<KnownMistake> mistakes, Signer signer) {
        for (SignatureInterpretation interpretation : interpretations) {
            if (interpretation.matches(mac)) {
                List<Mistake> all = new ArrayList<>(signer.mistakes());
                mistakes.forEach(mistake -> all.add(mistake.mistake()));
                interpretation.mistake().ifPresent(all::add);
                return Optional.of(
                        all.isEmpty()
                                ? new Matches()
                                : new Explained(all, recipe(mistakes).fieldsOf(fieldsAndIds)));
            }
        }
        return Optional.empty();
    }
}
