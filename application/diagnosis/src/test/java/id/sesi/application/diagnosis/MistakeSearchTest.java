package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each stage of the search finds what only this stage tries, and each limit ends it. */
class MistakeSearchTest {

    private static final long UNLIMITED = Long.MAX_VALUE;
    private static final RawRequest REQUEST = ExampleRequest.request().build();
    private static final String HASHED_KEY = "the key was hashed";
    private static final String REVERSED_KEY = "the key was reversed";
    private static final String COLON = "the fields are joined by a colon";
    private static final String FIRST_ID = "the candidate ids are reduced to the first one";

    private final SigningKeys keys =
            SigningKeys.of(new KeyBytes(ExampleRequest.KEY.getBytes(UTF_8)), Optional.empty(), REQUEST);
    private final SignatureTrial trial = new SignatureTrial(REQUEST, List.of());

    @AfterEach
    void closeKeys() {
        keys.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "the candidate ids are signed twice / " + HASHED_KEY, // Rare and common.
                COLON + " / " + REVERSED_KEY // Common and rare.
            })
    void a_mistake_in_the_message_and_one_with_the_key_are_found(String cause, String keyCause) {
        KnownMistake mistake = mistake(cause);
        Signer signer = signer(keyCause);

        assertFound(List.of(mistake), signer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                FIRST_ID + " / " + COLON, // Both are common.
                FIRST_ID + " / the fields are joined by U+00A6", // Common and rare.
                "the candidate ids are signed twice / " + COLON // Rare and common.
            })
    void two_mistakes_in_the_message_are_found(String first, String second) {
        assertFound(List.of(mistake(first), mistake(second)), Signer.correct(keys));
    }

    @Test
    void two_mistakes_of_the_computation_are_found() {
        Signer signer = Signer.withTwoMistakes(keys).stream()
                .filter(each -> each.hash() == Hash.SHA_512
                        && each.key().mistakes().stream()
                                .anyMatch(mistake -> mistake.cause().equals(HASHED_KEY)))
                .findFirst()
                .orElseThrow();

        assertFound(List.of(), signer);
    }

    /** The limit allows to combine one mistake in the message with all mistakes of the computation. */
    @Test
    void rare_mistakes_of_the_computation_are_combined_after_the_common_ones() {
        KnownMistake first = MessageMistakes.of(REQUEST, "").stream()
                .filter(mistake -> mistake.frequency() == Frequency.COMMON)
                .filter(mistake -> !Arrays.equals(trial.message(List.of(mistake)), trial.message(List.of())))
                .findFirst()
                .orElseThrow();
        byte[] message = trial.message(List.of(first));
        String signature = HexFormat.of().formatHex(signer(REVERSED_KEY).sign(message));
        long limit = Signer.withOneMistake(keys).size() * (200L + message.length) + 1;

        assertEquals(new Unexplained(false), search(signature, UNLIMITED, limit));
    }

    @Test
    void the_limit_of_single_mistakes_counts_each_trial() {
        KnownMistake last = MessageMistakes.of(REQUEST, "").stream()
                .filter(mistake -> mistake.frequency() == Frequency.COMMON)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        byte[] message = trial.message(List.of(last));
        String signature = HexFormat.of().formatHex(Signer.correct(keys).sign(message));
        long signers = 1L + Signer.withOneMistake(keys).size();
        long workOfSigners = signers * (200 + trial.message(List.of()).length);

        assertEquals(new Unexplained(false), search(signature, workOfSigners + 1, 0));
        assertInstanceOf(Explained.class, search(signature, UNLIMITED, 0));
    }

    @Test
    void a_search_that_reaches_either_limit_is_not_complete() {
        String signature = "ab".repeat(32);

        assertEquals(new Unexplained(false), search(signature, 1, UNLIMITED));
        assertEquals(new Unexplained(false), search(signature, UNLIMITED, 1));
    }

    private void assertFound(List<KnownMistake> mistakes, Signer signer) {
        String signature = HexFormat.of().formatHex(signer.sign(trial.message(mistakes)));
        List<Mistake> expected = new ArrayList<>(signer.mistakes());
        mistakes.forEach(mistake -> expected.add(mistake.mistake()));

        Explained explained = assertInstanceOf(Explained.class, search(signature, UNLIMITED, UNLIMITED));

        assertEquals(expected, explained.mistakes());
    }

    private Verification search(String signature, long singleLimit, long combinedLimit) {
        return MistakeSearch.search(
                REQUEST, signature, keys, new SearchLimit(singleLimit), new SearchLimit(combinedLimit));
    }

    private static KnownMistake mistake(String cause) {
        return MessageMistakes.of(REQUEST, "").stream()
                .filter(mistake -> mistake.mistake().cause().equals(cause))
                .findFirst()
                .orElseThrow();
    }

    private Signer signer(String cause) {
        return Signer.withOneMistake(keys).stream()
                .filter(each -> each.mistakes().stream()
                        .anyMatch(mistake -> mistake.cause().equals(cause)))
                .findFirst()
                .orElseThrow();
    }
}
