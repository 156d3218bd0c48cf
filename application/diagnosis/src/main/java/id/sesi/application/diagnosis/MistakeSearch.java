package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Matches;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
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

    /** The number of field orders that are combined with a second mistake. Without a second mistake, all orders are tried. */
    private static final int LIKELY_ORDER_COUNT = 40;

    private final RawRequest request;
    private final List<String> fields;
    private final KeyBytes key;
    private final Optional<KeyBytes> otherKey;
    private final List<ClaimedSignature> claimedSignatures;
    private final BooleanSupplier isTimeUp;
    private final Set<String> macs = new HashSet<>();

    private MistakeSearch(
            RawRequest request,
            KeyBytes key,
            Optional<KeyBytes> otherKey,
            List<ClaimedSignature> claimedSignatures,
            BooleanSupplier isTimeUp) {
        this.request = request;
        this.fields = Stream.concat(request.signedValues().stream().limit(5), request.candidateIds().stream())
                .toList();
        this.key = key;
        this.otherKey = otherKey;
        this.claimedSignatures = claimedSignatures;
        this.isTimeUp = isTimeUp;
    }

    /**
     * {@return the explanation of the signature}
     *
     * @param otherKey the key of the other environment, if it is known
     * @param isTimeUp called after each recipe; the search ends when it returns true
     */
    static Verification search(
            RawRequest request, String signature, KeyBytes key, Optional<KeyBytes> otherKey, BooleanSupplier isTimeUp) {
        List<ClaimedSignature> claimedSignatures = ClaimedSignature.parse(signature);
        return claimedSignatures.isEmpty()
                ? new Unexplained(true)
                : new MistakeSearch(request, key, otherKey, claimedSignatures, isTimeUp).search();
    }

    private Verification search() {
        List<KnownMistake> effective = new ArrayList<>();
        List<KnownMistake> orders = new ArrayList<>();
        return tryRecipe(Recipe.CORRECT, List.of())
                .or(() -> trySingles(KeyMistakes.all(otherKey.isPresent()), effective))
                .or(() -> trySingles(TextMistakes.all(), effective))
                .or(() -> trySingles(FieldMistakes.of(request), effective))
                .or(() -> trySingles(OrderMistakes.all(), orders))
                .or(() -> tryPairs(effective, effective))
                .or(() -> tryPairs(orders.subList(0, Math.min(LIKELY_ORDER_COUNT, orders.size())), effective))
                .or(() -> tryPairs(effective, orders.subList(0, Math.min(LIKELY_ORDER_COUNT, orders.size()))))
                .orElseGet(() -> new Unexplained(!isTimeUp.getAsBoolean()));
    }

    /**
     * Tries each mistake alone.
     *
     * @param effective receives the mistakes that give a new MAC for this request; the others need not be combined
     */
    private Optional<Verification> trySingles(List<KnownMistake> mistakes, List<KnownMistake> effective) {
        for (KnownMistake mistake : mistakes) {
            int before = macs.size();
            Recipe recipe = mistake.change().apply(Recipe.CORRECT);
            if (mistake.changesOnlyValues() && recipe.partsOf(fields).equals(Recipe.CORRECT.partsOf(fields))) {
                continue; // Saves computing the MAC: most of these mistakes do not change the fields of most requests.
            }
            Optional<Verification> found = tryRecipe(recipe, List.of(mistake));
            if (found.isPresent() || isTimeUp.getAsBoolean()) {
                return found;
            }
            if (macs.size() > before) {
                effective.add(mistake);
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> tryPairs(List<KnownMistake> firsts, List<KnownMistake> seconds) {
        for (KnownMistake first : firsts) {
            Recipe withFirst = first.change().apply(Recipe.CORRECT);
            for (KnownMistake second : seconds) {
                Optional<Verification> found = first.canPrecede(second)
                        ? tryRecipe(second.change().apply(withFirst), List.of(first, second))
                        : Optional.empty();
                if (found.isPresent() || isTimeUp.getAsBoolean()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> tryRecipe(Recipe recipe, List<KnownMistake> mistakes) {
        byte[] message = recipe.messageOf(fields);
        byte[] material = (recipe.usesOtherKey() ? otherKey.orElse(key) : key).bytes();
        String mac = HexFormat.of().formatHex(macOf(material, recipe, message));
        if (mistakes.size() < 2) {
            macs.add(mac);
        }
        return claimedSignatures.stream()
                .filter(claim -> claim.mac().equals(mac))
                .findFirst()
                .map(claim -> verification(reported(mistakes, claim), recipe));
    }

    /** {@return the MAC of the message by this recipe; no bytes if the key cannot be decoded as the recipe requires} */
    private static byte[] macOf(byte[] key, Recipe recipe, byte[] message) {
        byte[] interpreted = recipe.interpretation().apply(key).orElseGet(() -> new byte[0]);
        try {
            return interpreted.length == 0 ? interpreted : recipe.method().apply(interpreted, message);
        } finally {
            Arrays.fill(interpreted, (byte) 0);
        }
    }

    private Verification verification(List<Mistake> mistakes, Recipe recipe) {
        return mistakes.isEmpty() ? new Matches() : new Explained(mistakes, recipe.partsOf(fields));
    }

    private static List<Mistake> reported(List<KnownMistake> mistakes, ClaimedSignature claim) {
        List<Mistake> found = new ArrayList<>();
        mistakes.forEach(mistake -> found.add(mistake.mistake()));
        claim.mistake().ifPresent(found::add);
        return found;
    }
}
