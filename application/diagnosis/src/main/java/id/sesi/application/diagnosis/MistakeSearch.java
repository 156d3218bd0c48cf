package id.sesi.application.diagnosis;

import static id.sesi.application.diagnosis.Frequency.COMMON;
import static id.sesi.application.diagnosis.Frequency.EXOTIC;
import static id.sesi.application.diagnosis.Frequency.RARE;

import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries to reproduce a signature: without a mistake, then with one known mistake, then with two. An explanation is reliable,
 * because two different messages practically never have the same MAC. Not thread-safe.
 */
final class MistakeSearch {

    private final SignatureTrial trial;
    private final RawRequest request;
    private final String signature;
    private final SigningKeys keys;
    private final Signer correctSigner;
    private final SearchLimit singleLimit;
    private final SearchLimit combinedLimit;
    private final Set<String> triedMacs = new HashSet<>();
    private final List<Signer> faultySigners = new ArrayList<>();
    private final List<KnownMistake> mistakes = new ArrayList<>();

    private MistakeSearch(
            RawRequest request,
            String signature,
            List<SignatureInterpretation> interpretations,
            SigningKeys keys,
            SearchLimit singleLimit,
            SearchLimit combinedLimit) {
        this.trial = new SignatureTrial(request, interpretations);
        this.request = request;
        this.signature = signature;
        this.keys = keys;
        this.correctSigner = Signer.correct(keys);
        this.singleLimit = singleLimit;
        this.combinedLimit = combinedLimit;
    }

    /**
     * {@return the explanation of the signature}
     *
     * @param singleLimit limits the trials of single mistakes
     * @param combinedLimit limits the trials of combinations
     */
    static Verification search(
            RawRequest request,
            String signature,
            SigningKeys keys,
            SearchLimit singleLimit,
            SearchLimit combinedLimit) {
        List<SignatureInterpretation> interpretations = SignatureInterpretation.parse(signature);
        return interpretations.isEmpty()
                ? new Unexplained(true)
                : new MistakeSearch(request, signature, interpretations, keys, singleLimit, combinedLimit).search();
    }

    private Verification search() {
        return trySigners(List.of(), List.of(correctSigner), singleLimit)
                .or(this::tryOneMistake)
                .or(this::tryCombinationsAndExoticMistakes)
                .orElseGet(() -> new Unexplained(!singleLimit.isReached() && !combinedLimit.isReached()));
    }

    private Optional<Verification> tryOneMistake() {
        faultySigners.addAll(Signer.withOneMistake(keys));
        mistakes.addAll(MessageMistakes.of(request, signature));
        triedMacs.add(HexFormat.of().formatHex(correctSigner.sign(trial.message(List.of()))));
        return trySigners(List.of(), faultySigners, singleLimit)
                .or(() -> tryMistakes(COMMON))
                .or(() -> tryMistakes(RARE));
    }

    /**
     * Tries combinations of common mistakes, then exotic mistakes alone, then combinations of common with rare mistakes. The limit
     * of the combinations does not apply to exotic mistakes alone.
     */
    private Optional<Verification> tryCombinationsAndExoticMistakes() {
        return tryMistakesWithSigners(COMMON, COMMON)
                .or(() -> trySigners(List.of(), Signer.withTwoMistakes(keys), combinedLimit))
                .or(() -> tryPairs(COMMON, COMMON))
                .or(() -> tryMistakes(EXOTIC))
                .or(() -> tryMistakesWithSigners(RARE, COMMON))
                .or(() -> tryMistakesWithSigners(COMMON, RARE))
                .or(() -> tryPairs(COMMON, RARE))
                .or(() -> tryPairs(RARE, COMMON));
    }

    /** Tries each mistake alone, and removes those with the same effect as an earlier one, because they need not be combined. */
    private Optional<Verification> tryMistakes(Frequency frequency) {
        Set<KnownMistake> redundant = new HashSet<>();
        for (KnownMistake mistake : mistakes(frequency)) {
            if (singleLimit.isReached()) {
                return Optional.empty();
            }
            byte[] message = trial.message(List.of(mistake));
            singleLimit.count(message);
            byte[] mac = correctSigner.sign(message);
            if (!triedMacs.add(HexFormat.of().formatHex(mac))) {
                redundant.add(mistake);
                continue;
            }
            Optional<Verification> found = trial.explain(mac, List.of(mistake), correctSigner);
            if (found.isPresent()) {
                return found;
            }
        }
        mistakes.removeAll(redundant);
        return Optional.empty();
    }

    private Optional<Verification> tryPairs(Frequency firstFrequency, Frequency secondFrequency) {
        List<KnownMistake> seconds = mistakes(secondFrequency);
        for (KnownMistake first : mistakes(firstFrequency)) {
            for (KnownMistake second : seconds) {
                if (first.canPrecede(second)) {
                    Optional<Verification> found =
                            trySigners(List.of(first, second), List.of(correctSigner), combinedLimit);
                    if (found.isPresent() || combinedLimit.isReached()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> tryMistakesWithSigners(Frequency mistakeFrequency, Frequency signerFrequency) {
        List<Signer> matching = faultySigners.stream()
                .filter(each -> each.frequency() == signerFrequency)
                .toList();
        for (KnownMistake mistake : mistakes(mistakeFrequency)) {
            Optional<Verification> found = trySigners(List.of(mistake), matching, combinedLimit);
            if (found.isPresent() || combinedLimit.isReached()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Verification> trySigners(
            List<KnownMistake> messageMistakes, List<Signer> signers, SearchLimit limit) {
        byte[] message = trial.message(messageMistakes);
        for (Signer signer : signers) {
            if (limit.isReached()) {
                return Optional.empty();
            }
            limit.count(message);
            Optional<Verification> found = trial.explain(signer.sign(message), messageMistakes, signer);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<KnownMistake> mistakes(Frequency frequency) {
        return mistakes.stream()
                .filter(mistake -> mistake.frequency() == frequency)
                .toList();
    }
}
