package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import id.sesi.application.diagnosis.driving.VerifySignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Counts how often the search finds exactly the mistakes that {@link WrongSigner} made, for random requests with a fixed seed.
 * The test writes the counts to {@code target/wrong-signatures.txt} and expects the same counts in docs/wrong-signatures.md.
 */
@Tag("slow")
class WrongSignatureCorpusTest {

    private static final int REQUESTS_PER_MISTAKE = 4;
    private static final int PAIRS = 60;
    private static final int UNEXPLAINABLE_SIGNATURES = 4;

    // The key is valid both as hexadecimal digits and as Base64, so that every wrong interpretation is possible.
    private static final String KEY = "3f9A0c1e5b7d8246";
    static final String OTHER_KEY = "0000staging-key1";

    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final VerifySignature verifySignature = Diagnosis.verifySignature(
            timeout -> new KeyBytes(KEY.getBytes(UTF_8)),
            Optional.of(timeout -> new KeyBytes(OTHER_KEY.getBytes(UTF_8))),
            Duration.ofMinutes(1),
            Runnable::run);
    private final List<String> misses = new ArrayList<>();

    private static final List<SignerMistake> MISTAKES = SignerMistake.all();

    @Test
    void the_search_finds_the_mistakes_that_were_made() throws IOException {
        int singles = 0;
        int foundSingles = 0;
        for (SignerMistake mistake : MISTAKES) {
            for (int i = 0; i < REQUESTS_PER_MISTAKE; i++) {
                singles++;
                foundSingles += isFoundExactly(List.of(mistake)) ? 1 : 0;
            }
        }
        int foundPairs = 0;
        for (int i = 0; i < PAIRS; i++) {
            foundPairs += isFoundExactly(effectivePair()) ? 1 : 0;
        }
        int wronglyExplained = 0;
        for (int i = 0; i < UNEXPLAINABLE_SIGNATURES; i++) {
            wronglyExplained += verifyUnexplainable(i) instanceof Unexplained ? 0 : 1;
        }

        String figures =
                "%d of %d with one mistake, %d of %d with two mistakes; wrong explanations of unexplainable signatures: %d of %d"
                        .formatted(
                                foundSingles, singles, foundPairs, PAIRS, wronglyExplained, UNEXPLAINABLE_SIGNATURES);
        Files.writeString(Path.of("target/wrong-signatures.txt"), figures + "\n" + String.join("\n", misses) + "\n");

        assertEquals(0, wronglyExplained, figures);
        assertTrue(
                foundSingles + foundPairs >= 0.95 * (singles + PAIRS),
                () -> figures + "\n" + String.join("\n", misses));
        assertTrue(singles + PAIRS >= 300);
        assertTrue(
                Files.readString(Path.of("../../docs/wrong-signatures.md")).contains(figures),
                () -> "docs/wrong-signatures.md needs the figures: " + figures);
    }

    private List<SignerMistake> effectivePair() {
        while (true) {
            List<SignerMistake> two = List.of(
                    MISTAKES.get(random.nextInt(MISTAKES.size())), MISTAKES.get(random.nextInt(MISTAKES.size())));
            boolean isEffective = IntStream.range(0, 100)
                    .mapToObj(i -> RandomRequest.next(new SplittableRandom(i)))
                    .anyMatch(request -> isEffective(request, two));
            if (isEffective) {
                return two;
            }
        }
    }

    /** {@return whether the search finds exactly these mistakes in a random request} */
    private boolean isFoundExactly(List<SignerMistake> mistakes) {
        RandomRequest request = RandomRequest.next(random);
        while (!isEffective(request, mistakes)) {
            request = RandomRequest.next(random);
        }
        Set<String> expected = mistakes.stream().map(SignerMistake::cause).collect(toSet());
        Set<String> found = verifySignature
                .verify(request.raw(), signature(request, mistakes))
                .<List<Mistake>>fold(List::of, Explained::mistakes, unexplained -> List.of())
                .stream()
                .map(Mistake::cause)
                .collect(toSet());
        if (!found.equals(expected)) {
            misses.add("made: " + expected + "\n  found: " + found);
        }
        return found.equals(expected);
    }

    /** {@return whether each of the mistakes changes the signature and the fields that they sign are present} */
    private static boolean isEffective(RandomRequest request, List<SignerMistake> mistakes) {
        WrongSigner signer = new WrongSigner();
        mistakes.forEach(mistake -> mistake.change().accept(signer));
        if (Stream.of("username", "companyName", "nama")
                .anyMatch(name ->
                        signer.order.contains(name) && request.value(name).isEmpty())) {
            return false;
        }
        String all = signature(request, mistakes);
        return IntStream.range(0, mistakes.size()).allMatch(i -> {
            List<SignerMistake> others = new ArrayList<>(mistakes);
            others.remove(i);
            return !all.equals(signature(request, others));
        });
    }

    private Verification verifyUnexplainable(int i) {
        RandomRequest request = RandomRequest.next(random);
        String signature = switch (i % 4) {
            case 0 -> randomHex();
            case 1 -> new WrongSigner().sign(request, randomHex().getBytes(UTF_8));
            case 2 -> new WrongSigner().sign(RandomRequest.next(random), KEY.getBytes(UTF_8));
            default -> {
                WrongSigner three = new WrongSigner();
                three.separator = "~";
                three.idSeparator = "~";
                three.suffix = "~";
                yield three.sign(request, (KEY + "~").getBytes(UTF_8));
            }
        };
        return verifySignature.verify(request.raw(), signature);
    }

    private String randomHex() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String signature(RandomRequest request, List<SignerMistake> mistakes) {
        WrongSigner signer = new WrongSigner();
        mistakes.forEach(mistake -> mistake.change().accept(signer));
        return signer.sign(request, KEY.getBytes(UTF_8));
    }
}
