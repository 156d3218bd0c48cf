package id.sesi.application.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.diagnosis.driving.InspectSecret.KeyTraits;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.diagnosis.driving.Verification.Explained;
import id.sesi.application.diagnosis.driving.Verification.Matches;
import id.sesi.application.diagnosis.driving.Verification.Unexplained;
import id.sesi.application.diagnosis.driving.VerifySignature;
import id.sesi.application.driven.SecretSource;
import id.sesi.application.driving.ProbeVendor.Probe;
import id.sesi.application.result.Failure;
import id.sesi.application.result.ProbeResult;
import id.sesi.application.result.SecretUnavailableException;
import id.sesi.domain.PartnerId;
import id.sesi.domain.SecretKey;
import id.sesi.domain.SessionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The use cases that look at things: a key, the vendor's server, somebody else's signature. */
class LooksTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String RIGHT = "d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b";

    private final List<SecretKey> fetched = new ArrayList<>();

    private SecretSource key(String text) {
        return timeout -> {
            SecretKey key = SecretKey.ofText(text);
            fetched.add(key);
            return key;
        };
    }

    @Test
    void a_key_is_told_by_its_length_and_its_fingerprint_and_wiped() {
        KeyTraits traits =
                UseCases.inspectSecret(key("demo-secret-key-123"), DEADLINE).inspect();

        assertEquals(19, traits.length());
        assertTrue(traits.fingerprint().matches("[0-9a-f]{16}"), traits.fingerprint());
        assertThrows(IllegalStateException.class, () -> fetched.get(0).fingerprint());
    }

    @Test
    void an_interrupt_ends_looking_at_a_key() {
        Thread.currentThread().interrupt();
        assertThrows(
                SecretUnavailableException.class,
                () -> UseCases.inspectSecret(key("k"), DEADLINE).inspect());
        assertTrue(Thread.interrupted(), "the flag is kept");
    }

    @ParameterizedTest
    @CsvSource({"0, 0, PT0S", "90, 0, PT90S", "-90, 0, PT-90S", "0, 10, PT5S", "1, 4, PT3S"})
    void clocks_are_compared_at_the_middle_of_the_exchange(long ahead, long takes, Duration expected) {
        VirtualTime time = new VirtualTime();
        Probe probe = UseCases.probeVendor(
                        timeout -> {
                            assertEquals(DEADLINE, timeout);
                            ProbeResult contact = ProbeResult.answered(
                                    404, Optional.of(time.instant().minusSeconds(ahead)));
                            time.pass(Duration.ofSeconds(takes));
                            return contact;
                        },
                        time,
                        DEADLINE)
                .probe();

        assertEquals(Optional.of(expected), probe.clockAhead());
        assertEquals(Optional.empty(), probe.failure());
        assertEquals("it answered with status 404", probe.detail());
    }

    @Test
    void a_vendor_that_is_not_there_has_no_clock() {
        Probe probe = UseCases.probeVendor(
                        timeout -> ProbeResult.failed(Failure.UNREACHABLE, "nobody"), new VirtualTime(), DEADLINE)
                .probe();
        assertEquals(new Probe(Optional.of(Failure.UNREACHABLE), "nobody", Optional.empty()), probe);
    }

    @Test
    void a_signature_that_matches_has_no_mistake() {
        assertEquals(new Matches(), verify(Optional.empty()).verify(vector2(), RIGHT));
        assertThrows(IllegalStateException.class, () -> fetched.get(0).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "D8BB6246A84C56073DB8CA8336E290B27C4646A76D2DF8B4D44012AF690C432B#in upper-case hexadecimal digits",
                "2LtiRqhMVgc9uMqDNuKQsnxGRqdtLfi01EASr2kMQys=#in Base64",
                "2LtiRqhMVgc9uMqDNuKQsnxGRqdtLfi01EASr2kMQys#in Base64",
                "sha256=d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b#with something around it",
                "\"d8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b\"#with something around it",
                "0xd8bb6246a84c56073db8ca8336e290b27c4646a76d2df8b4d44012af690c432b#with something around it"
            })
    void a_signature_that_is_only_written_otherwise(String signature, String how) {
        assertEquals(
                List.of("the signature is written " + how),
                mistakes(verify(Optional.empty()).verify(vector2(), signature)).stream()
                        .map(Mistake::cause)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "ääää", "0", "deadbeef", "%"})
    void what_is_no_signature_is_not_explained(String signature) {
        assertEquals(new Unexplained(true), verify(Optional.empty()).verify(vector2(), signature));
    }

    @Test
    void the_key_of_the_other_environment_is_told_if_it_is_known() {
        String byOther = UseCases.signRequest(key("production-key"), DEADLINE)
                .sign(id.sesi.domain.CanonicalString.parse("psikologihub-1024|USR-001|john.doe@example.com|John Doe||"))
                .hex();

        assertEquals(new Unexplained(true), verify(Optional.empty()).verify(vector2(), byOther));
        assertEquals(
                List.of(new Mistake("the key is that of the other environment", "take the key of this environment")),
                mistakes(verify(Optional.of(key("production-key"))).verify(vector2(), byOther)));
        for (SecretKey key : fetched) {
            assertThrows(IllegalStateException.class, key::fingerprint);
        }
    }

    @Test
    void a_search_ends_after_a_second_and_a_half() {
        AtomicLong looks = new AtomicLong();
        VerifySignature slow = UseCases.verifySignature(
                key("demo-secret-key-123"),
                Optional.empty(),
                DEADLINE,
                () -> looks.incrementAndGet() * Duration.ofMillis(10).toNanos());

        assertEquals(new Unexplained(false), slow.verify(vector2(), "0".repeat(64)));

        // Each of the ten groups of mistakes may make a try more before it finds out.
        assertTrue(looks.get() < 170, "searched on: " + looks);
    }

    @Test
    void nothing_personal_is_in_its_words() {
        Verification explained = verify(Optional.empty()).verify(vector2(), RIGHT.toUpperCase(java.util.Locale.ROOT));
        assertFalse((explained + "" + vector2()).contains("John"), explained.toString());
    }

    private static List<Mistake> mistakes(Verification verification) {
        return assertInstanceOf(Explained.class, verification).mistakes();
    }

    private VerifySignature verify(Optional<SecretSource> other) {
        return UseCases.verifySignature(key("demo-secret-key-123"), other, DEADLINE, () -> 0);
    }

    private static RawRequest vector2() {
        return SessionRequest.builder(new PartnerId("psikologihub-1024"))
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe")
                .raw();
    }
}
