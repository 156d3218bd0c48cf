package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;

import id.sesi.application.diagnosis.driving.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A way to compute a signature: a key, a construction such as HMAC, and a hash function. */
record Signer(SigningKey key, MacConstruction construction, Hash hash) {

    private static final String USE_HMAC =
            "compute HMAC-SHA256 with the key as its key and the canonical string as its message";

    /** {@return the signer that the contract requires} */
    static Signer correct(SigningKeys keys) {
        return new Signer(keys.all().get(0), MacConstruction.HMAC, Hash.SHA_256);
    }

    /** {@return the signers with one mistake, the most likely ones first} */
    static List<Signer> withOneMistake(SigningKeys keys) {
        Signer correct = correct(keys);
        return Stream.of(
                        keys.all().stream().skip(1).map(correct::withKey),
                        Stream.of(MacConstruction.values()).skip(1).map(correct::withConstruction),
                        Stream.of(Hash.values()).skip(1).map(correct::withHash))
                .flatMap(signers -> signers)
                .toList();
    }

    /** {@return the signers with two mistakes} */
    static List<Signer> withTwoMistakes(SigningKeys keys) {
        List<Signer> signers = new ArrayList<>();
        for (Signer first : withOneMistake(keys)) {
            if (first.construction == MacConstruction.HMAC && first.hash == Hash.SHA_256) {
                Stream.of(MacConstruction.values())
                        .skip(1)
                        .map(first::withConstruction)
                        .forEach(signers::add);
            }
            if (first.hash == Hash.SHA_256) {
                Stream.of(Hash.values()).skip(1).map(first::withHash).forEach(signers::add);
            }
        }
        return signers;
    }

    private Signer withKey(SigningKey other) {
        return new Signer(other, construction, hash);
    }

    private Signer withConstruction(MacConstruction other) {
        return new Signer(key, other, hash);
    }

    private Signer withHash(Hash other) {
        return new Signer(key, construction, other);
    }

    byte[] sign(byte[] message) {
        return key.sign(construction, hash, message);
    }

    /** {@return how often people make the mistake of this signer, if it has one} */
    Frequency frequency() {
        if (!key.mistakes().isEmpty()) {
            return key.frequency();
        }
        return construction == MacConstruction.HMAC ? COMMON : construction.frequency();
    }

    /** {@return the mistakes of this signer; empty if it is correct} */
    List<Mistake> mistakes() {
        List<Mistake> mistakes = new ArrayList<>(key.mistakes());
        if (construction != MacConstruction.HMAC || hash != Hash.SHA_256) {
            mistakes.add(new Mistake("the algorithm was " + construction.description(hash), USE_HMAC));
        }
        return mistakes;
    }
}
