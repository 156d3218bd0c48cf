package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Matches;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Searches for the mistakes that reproduce a signature: none, one known mistake or a pair of them. An explanation is reliable,
 * because two different messages practically never have the same MAC. An unexplained signature may have any other cause.
 * Not thread-safe.
 */
final class MistakeSearch {

    private final RawRequest request;
    private final List<String> fields;
    private final SigningKeys keys;
    private final Signer correctSigner;
    private final List<ClaimedSignature> claims;
    private final BooleanSupplier isTimeUp;

    private MistakeSearch(
            RawRequest request, SigningKeys keys, List<ClaimedSignature> claims, BooleanSupplier isTimeUp) {
        this.request = request;
        this.fields = Stream.concat(request.signedValues().stream().limit(5), request.candidateIds().stream())
                .toList();
        this.keys = keys;
        this.correctSigner = Signer.correct(keys);
        this.claims = claims;
        this.isTimeUp = isTimeUp;
    }

    /**
     * {@return the explanation of the signature}
     *
     * @param isTimeUp called after each recipe; the search ends when it returns true
     */
    static Verification search(RawRequest request, String signature, SigningKeys keys, BooleanSupplier isTimeUp) {
        List<ClaimedSignature> claims = ClaimedSignature.parse(signature);
        return claims.isEmpty() ? new Unexplained(true) : new MistakeSearch(request, keys, claims, isTimeUp).search();
    }

    private Verification search() {
        List<Signer> signers = Signer.withOneMistake(keys);
        List<KnownMistake> effective = new ArrayList<>();
        return trySigners(Recipe.CORRECT, List.of(), List.of(correctSigner))
                .or(() -> trySigners(Recipe.CORRECT, List.of(), signers))
                .or(() -> trySingles(MessageMistakes.of(request), effective))
                .or(() -> tryPairs(effective, signers))
                .orElseGet(() -> new Unexplained(!isTimeUp.getAsBoolean()));
    }

    /**
     * Tries each mistake alone.
     *
     * @param effective receives the mistakes that give a new MAC for this request; the others need not be combined
     */
    private Optional<Verification> trySingles(List<KnownMistake> mistakes, List<KnownMistake> effective) {
        byte[] correct = Recipe.CORRECT.messageOf(fields);
        Set<ByteBuffer> macs = new HashSet<>();
        for (KnownMistake mistake : mistakes) {
            Recipe recipe = mistake.change().apply(Recipe.CORRECT);
            byte[] message = recipe.messageOf(fields);
            if (!Arrays.equals(message, correct)) {
                byte[] mac = correctSigner.sign(message);
                Optional<Verification> found = compare(mac, recipe, List.of(mistake), correctSigner);
                if (found.isPresent() || isTimeUp.getAsBoolean()) {
                    return found;
                }
                if (macs.add(ByteBuffer.wrap(mac))) {
                    effective.add(mistake);
                }
            }
        }
        return Optional.empty();
    }

    /** Combines common mistakes with each other, and then common with rare ones. */
    private Optional<Verification> tryPairs(List<KnownMistake> mistakes, List<Signer> signers) {
        List<KnownMistake> common =
                mistakes.stream().filter(each -> each.frequency() == COMMON).toList();
        List<KnownMistake> rare =
                mistakes.stream().filter(each -> each.frequency() == RARE).toList();
        List<Signer> commonSigners =
                signers.stream().filter(each -> each.frequency() == COMMON).toList();
        List<Signer> rareSigners =
                signers.stream().filter(each -> each.frequency() == RARE).toList();
        return tryTwoMessages(common, common)
                .or(() -> tryMessagesWith(common, commonSigners))
                .or(() -> trySigners(Recipe.CORRECT, List.of(), Signer.withTwoMistakes(keys)))
                .or(() -> tryMessagesWith(rare, commonSigners))
                .or(() -> tryMessagesWith(common, rareSigners))
                .or(() -> tryTwoMessages(common, rare))
                .or(() -> tryTwoMessages(rare, common));
    }

    private Optional<Verification> tryTwoMessages(List<KnownMistake> firsts, List<KnownMistake> seconds) {
        for (KnownMistake first : firsts) {
            Recipe withFirst = first.change().apply(Recipe.CORRECT);
            for (KnownMistake second : seconds) {
                if (first.canPrecede(second)) {
                    Recipe recipe = second.change().apply(withFirst);
                    Optional<Verification> found = trySigners(recipe, List.of(first, second), List.of(correctSigner));
                    if (found.isPresent() || isTimeUp.getAsBoolean()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> tryMessagesWith(List<KnownMistake> mistakes, List<Signer> signers) {
        for (KnownMistake mistake : mistakes) {
            Optional<Verification> found =
                    trySigners(mistake.change().apply(Recipe.CORRECT), List.of(mistake), signers);
            if (found.isPresent() || isTimeUp.getAsBoolean()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> trySigners(Recipe recipe, List<KnownMistake> mistakes, List<Signer> signers) {
        byte[] message = recipe.messageOf(fields);
        for (Signer signer : signers) {
            Optional<Verification> found = compare(signer.sign(message), recipe, mistakes, signer);
            if (found.isPresent() || isTimeUp.getAsBoolean()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> compare(byte[] mac, Recipe recipe, List<KnownMistake> mistakes, Signer signer) {
        for (ClaimedSignature claim : claims) {
            if (claim.matches(mac)) {
                List<Mistake> all = new ArrayList<>(signer.mistakes());
                mistakes.forEach(mistake -> all.add(mistake.mistake()));
                claim.mistake().ifPresent(all::add);
                return Optional.of(all.isEmpty() ? new Matches() : new Explained(all, recipe.partsOf(fields)));
            }
        }
        return Optional.empty();
    }
}
