package id.sesi.application.diagnosis;

import id.sesi.application.diagnosis.driven.KeyMaterial;
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
 * Looks for what reproduces a signature: nothing, one known mistake, or two of them in one order or the other. What it finds
 * is certain, as nobody finds two messages with the same MAC; what it does not find may be anything. Not thread-safe.
 */
final class MistakeSearch {

    /** With another mistake on top; alone, every order is tried. */
    private static final int LIKELY_ORDERS = 40;

    private final RawRequest request;
    private final List<String> fields;
    private final KeyMaterial key;
    private final Optional<KeyMaterial> otherKey;
    private final List<ClaimedSignature> claims;
    private final BooleanSupplier isTimeUp;
    private final Set<String> macs = new HashSet<>();

    private MistakeSearch(
            RawRequest request,
            KeyMaterial key,
            Optional<KeyMaterial> otherKey,
            List<ClaimedSignature> claims,
            BooleanSupplier isTimeUp) {
        this.request = request;
        this.fields = Stream.concat(request.signedValues().stream().limit(5), request.candidateIds().stream())
                .toList();
        this.key = key;
        this.otherKey = otherKey;
        this.claims = claims;
        this.isTimeUp = isTimeUp;
    }

    /**
     * {@return how the signature came about}
     *
     * @param otherKey of the other environment, if it is known
     * @param isTimeUp asked after each try; if it says so, the search ends
     */
    static Verification search(
            RawRequest request,
            String signature,
            KeyMaterial key,
            Optional<KeyMaterial> otherKey,
            BooleanSupplier isTimeUp) {
        List<ClaimedSignature> claims = ClaimedSignature.read(signature);
        return claims.isEmpty()
                ? new Unexplained(true)
                : new MistakeSearch(request, key, otherKey, claims, isTimeUp).search();
    }

    private Verification search() {
        List<KnownMistake> likely = new ArrayList<>();
        List<KnownMistake> orders = new ArrayList<>();
        return attempt(Recipe.RIGHT, List.of())
                .or(() -> one(KeyMistakes.all(otherKey.isPresent()), likely))
                .or(() -> one(TextMistakes.all(), likely))
                .or(() -> one(FieldMistakes.of(request), likely))
                .or(() -> one(OrderMistakes.all(), orders))
                .or(() -> two(likely, likely))
                .or(() -> two(orders.subList(0, Math.min(LIKELY_ORDERS, orders.size())), likely))
                .or(() -> two(likely, orders.subList(0, Math.min(LIKELY_ORDERS, orders.size()))))
                .orElseGet(() -> new Unexplained(!isTimeUp.getAsBoolean()));
    }

    /** @param effective gets those that change something here, and not the same as another before them */
    private Optional<Verification> one(List<KnownMistake> mistakes, List<KnownMistake> effective) {
        for (KnownMistake mistake : mistakes) {
            int before = macs.size();
            Recipe recipe = mistake.change().apply(Recipe.RIGHT);
            if (mistake.isOfValues() && recipe.partsOf(fields).equals(Recipe.RIGHT.partsOf(fields))) {
                continue; // Most of them change nothing in most requests.
            }
            Optional<Verification> found = attempt(recipe, List.of(mistake));
            if (found.isPresent() || isTimeUp.getAsBoolean()) {
                return found;
            }
            if (macs.size() > before) {
                effective.add(mistake);
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> two(List<KnownMistake> some, List<KnownMistake> others) {
        for (KnownMistake first : some) {
            Recipe withFirst = first.change().apply(Recipe.RIGHT);
            for (KnownMistake second : others) {
                Optional<Verification> found = first.goesBefore(second)
                        ? attempt(second.change().apply(withFirst), List.of(first, second))
                        : Optional.empty();
                if (found.isPresent() || isTimeUp.getAsBoolean()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> attempt(Recipe recipe, List<KnownMistake> mistakes) {
        byte[] message = recipe.messageOf(fields);
        byte[] material = (recipe.isOtherKey() ? otherKey.orElse(key) : key).bytes();
        String mac = HexFormat.of().formatHex(macOf(material, recipe, message));
        if (mistakes.size() < 2) {
            macs.add(mac);
        }
        return claims.stream()
                .filter(claim -> claim.mac().equals(mac))
                .findFirst()
                .map(claim -> verification(told(mistakes, claim), recipe));
    }

    /** {@return what the recipe makes of key and message; empty if the key cannot be interpreted so} */
    private static byte[] macOf(byte[] key, Recipe recipe, byte[] message) {
        byte[] interpreted = recipe.reading().read(key).orElseGet(() -> new byte[0]);
        try {
            return interpreted.length == 0 ? interpreted : recipe.method().apply(interpreted, message);
        } finally {
            Arrays.fill(interpreted, (byte) 0);
        }
    }

    private Verification verification(List<Mistake> mistakes, Recipe recipe) {
        return mistakes.isEmpty() ? new Matches() : new Explained(mistakes, recipe.partsOf(fields));
    }

    private static List<Mistake> told(List<KnownMistake> mistakes, ClaimedSignature claim) {
        List<Mistake> told = new ArrayList<>();
        mistakes.forEach(mistake -> told.add(mistake.mistake()));
        claim.mistake().ifPresent(told::add);
        return told;
    }
}
