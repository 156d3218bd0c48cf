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

/** Tries whether mistakes together reproduce a signature. */
final class SignatureTrial {

    private final List<String> fields;
    private final List<ClaimedSignature> claims;

    SignatureTrial(RawRequest request, List<ClaimedSignature> claims) {
        this.fields = Stream.concat(request.signedValues().stream().limit(5), request.candidateIds().stream())
                .toList();
        this.claims = claims;
    }

    /** {@return the message that these mistakes lead to} */
    byte[] message(List<KnownMistake> mistakes) {
        return recipe(mistakes).messageOf(fields);
    }

    private static Recipe recipe(List<KnownMistake> mistakes) {
        Recipe recipe = Recipe.CORRECT;
        for (KnownMistake mistake : mistakes) {
            recipe = mistake.change().apply(recipe);
        }
        return recipe;
    }

    /** {@return the explanation, if the signature is one way to write this MAC, which these mistakes lead to} */
    Optional<Verification> compare(byte[] mac, List<KnownMistake> mistakes, Signer signer) {
        for (ClaimedSignature claim : claims) {
            if (claim.matches(mac)) {
                List<Mistake> all = new ArrayList<>(signer.mistakes());
                mistakes.forEach(mistake -> all.add(mistake.mistake()));
                claim.mistake().ifPresent(all::add);
                return Optional.of(
                        all.isEmpty()
                                ? new Matches()
                                : new Explained(all, recipe(mistakes).partsOf(fields)));
            }
        }
        return Optional.empty();
    }
}
