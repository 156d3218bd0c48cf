package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.UseCases;
import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driven.KeyBytesSource;
import id.sesi.application.diagnosis.driving.InspectSecret.KeyDescription;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Matches;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.CanonicalString;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two use cases of the diagnosis: describing a key and explaining a signature. */
class DiagnosisTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String CORRECT_SIGNATURE = "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b";

    private final Executor executor = UseCases.defaultExecutor();
    private final List<byte[]> fetched = new CopyOnWriteArrayList<>();

    private KeyBytesSource key(String text) {
        return timeout -> {
            assertEquals(DEADLINE, timeout);
            byte[] key = text.getBytes(UTF_8);
            fetched.add(key);
            return new KeyBytes(key);
        };
    }

    private KeyDescription inspect(String key) {
        return Diagnosis.inspectSecret(key(key), DEADLINE, executor).inspect();
    }

    @Test
    void a_key_is_described_by_its_length_and_its_fingerprint_and_wiped() {
        KeyDescription traits = inspect("demo-secret-key-123");

        assertEquals(19, traits.length());
        assertTrue(traits.fingerprint().matches("[0-9a-f]{16}"), traits.fingerprint());
        assertAllWiped(1);
    }

    @Test
    void different_keys_have_different_fingerprints_that_never_change() {
        // People compare the fingerprints of different versions of Sesi.
        assertEquals(new KeyDescription(5, "e57571482fa0da51"), inspect("kunci"));
        assertEquals(inspect("kunci"), inspect("kunci"));
        assertNotEquals(inspect("kunci").fingerprint(), inspect("kuncI").fingerprint());
    }

    @Test
    void an_interrupt_ends_the_description_of_a_key() {
        Thread.currentThread().interrupt();
        assertThrows(SecretUnavailableException.class, () -> inspect("k"));
        assertTrue(Thread.interrupted(), "the interrupt flag is lost");
    }

    @Test
    void a_signature_that_matches_has_no_mistake() {
        assertEquals(new Matches(), verify(Optional.empty()).verify(vector2(), CORRECT_SIGNATURE));
        assertAllWiped(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "D8BB6246A84C56073DB8CA8336E290B27C4646A76D2DF8B4D44012AF690C432B#in upper-case hexadecimal digits",
                "2LtiRqhMVgc9uMqDNuKQsnxGRqdtLfi01EASr2kMQys=#in Base64",
                "2LtiRqhMVgc9uMqDNuKQsnxGRqdtLfi01EASr2kMQys#in Base64",
                "sha256=d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b#with other characters around it",
                "\"d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b\"#with other characters around it",
                "0xd8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b#with other characters around it"
            })
    void a_correct_signature_in_another_notation_is_explained(String signature, String notation) {
        assertEquals(
                List.of("the signature is written " + notation),
                mistakes(verify(Optional.empty()).verify(vector2(), signature)).stream()
                        .map(Mistake::cause)
                        .toList());
    }

    /** Searches for no combinations, because they would take a second for a text such as ääää. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "ääää", "0", "deadbeef", "%"})
    void a_text_that_cannot_be_a_signature_is_not_explained(String signature) {
        assertInstanceOf(Unexplained.class, search(signature, 400_000_000, 0));
    }

    @Test
    void a_signature_in_a_text_of_1000_characters_is_interpreted() {
        List<SignatureInterpretation> interpretations =
                SignatureInterpretation.parse(" ".repeat(1_000 - 64) + "ab".repeat(32));

        assertFalse(interpretations.isEmpty());
        assertEquals("SignatureInterpretation[redacted]", interpretations.get(0).toString());
    }

    @Test
    void a_text_that_is_too_long_for_a_signature_is_not_interpreted() {
        String signature = CORRECT_SIGNATURE + " ".repeat(1_000);
        assertEquals(new Unexplained(true), verify(Optional.empty()).verify(vector2(), signature));
    }

    @Test
    void the_key_of_the_other_environment_is_recognized_if_it_is_known() {
        String signature;
        try (SecretKey otherKey = SecretKey.ofText("production-key")) {
            signature = otherKey.sign(
                            CanonicalString.parse("psikologihub-1024|USR-001|john.doe@example.com|John Doe||"))
                    .hex();
        }

        assertInstanceOf(Unexplained.class, verify(Optional.empty()).verify(vector2(), signature));
        assertEquals(
                List.of(new Mistake("the key is that of the other environment", "use the key of this environment")),
                mistakes(verify(Optional.of(key("production-key"))).verify(vector2(), signature)));
        assertAllWiped(3);
    }

    @Test
    void the_key_is_wiped_if_the_other_key_is_missing() {
        VerifySignature verifySignature = verify(Optional.of(timeout -> {
            throw new SecretUnavailableException("no other key");
        }));

        assertEquals(
                "no other key",
                assertThrows(
                                SecretUnavailableException.class,
                                () -> verifySignature.verify(vector2(), CORRECT_SIGNATURE))
                        .problem());
        assertAllWiped(1);
    }

    /** The last mistake of each kind, because a search that ends too early does not reach it. */
    @Test
    void every_single_mistake_is_found_although_the_limit_of_the_combinations_is_reached() {
        for (Frequency frequency : Frequency.values()) {
            KnownMistake last = MessageMistakes.of(vector2(), CORRECT_SIGNATURE).stream()
                    .filter(mistake -> mistake.frequency() == frequency)
                    .reduce((first, second) -> second)
                    .orElseThrow();

            assertInstanceOf(
                    Explained.class, search(signatureWith(last), 400_000_000, 0), () -> frequency + ": " + last);
        }
    }

    @Test
    void a_search_that_reaches_a_limit_is_not_complete() {
        assertEquals(new Unexplained(false), search("0".repeat(64), 400_000_000, 1_000));
        assertEquals(new Unexplained(false), search("0".repeat(64), 1_000, 0));
    }

    private static String signatureWith(KnownMistake mistake) {
        byte[] message = new SignatureTrial(vector2(), List.of()).message(List.of(mistake));
        return ExampleRequest.hex(ExampleRequest.hmac("demo-secret-key-123".getBytes(UTF_8), message));
    }

    private static Verification search(String signature, long single, long combined) {
        try (SigningKeys keys =
                SigningKeys.of(new KeyBytes("demo-secret-key-123".getBytes(UTF_8)), Optional.empty(), vector2())) {
            return MistakeSearch.search(vector2(), signature, keys, new SearchLimit(single), new SearchLimit(combined));
        }
    }

    @Test
    void to_string_contains_no_personal_data() {
        Verification explained = verify(Optional.empty()).verify(vector2(), CORRECT_SIGNATURE.toUpperCase(Locale.ROOT));
        assertFalse((explained + "" + vector2()).contains("John"), explained.toString());
    }

    private void assertAllWiped(int keys) {
        assertEquals(keys, fetched.size());
        fetched.forEach(key -> assertArrayEquals(new byte[key.length], key));
    }

    private static List<Mistake> mistakes(Verification verification) {
        return assertInstanceOf(Explained.class, verification).mistakes();
    }

    private VerifySignature verify(Optional<KeyBytesSource> otherKey) {
        return Diagnosis.verifySignature(key("demo-secret-key-123"), otherKey, DEADLINE, executor);
    }

    private static RawRequest vector2() {
        return RawRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .build();
    }
}
