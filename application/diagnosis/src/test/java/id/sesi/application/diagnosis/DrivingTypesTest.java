package id.sesi.application.diagnosis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.sesi.application.diagnosis.driven.KeyBytes;
import id.sesi.application.diagnosis.driving.CheckPage;
import id.sesi.application.diagnosis.driving.Mistake;
import id.sesi.application.diagnosis.driving.RawRequest;
import id.sesi.application.diagnosis.driving.Verification;
import id.sesi.application.result.Failure;
import id.sesi.domain.PartnerId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the driving ports return: each result passes itself to the function for its kind, and texts contain no personal data. */
class DrivingTypesTest {

    private static final Mistake MISTAKE = new Mistake("the key was hashed", "use the key");

    @Test
    void a_verification_is_passed_to_the_function_for_its_kind() {
        assertEquals(
                List.of("matches", "explained 1", "unexplained true"),
                List.of(
                        kindOf(new Verification.Matches()),
                        kindOf(new Verification.Explained(List.of(MISTAKE), List.of("canary"))),
                        kindOf(new Verification.Unexplained(true))));
    }

    private static String kindOf(Verification verification) {
        return verification.fold(
                () -> "matches",
                explained -> "explained " + explained.mistakes().size(),
                unexplained -> "unexplained " + unexplained.isSearchComplete());
    }

    @Test
    void the_report_about_a_page_is_passed_to_the_function_for_its_kind() {
        assertEquals(
                List.of("examined", "not examined 404", "not fetched UNREACHABLE"),
                List.of(
                        kindOf(new CheckPage.Examined(List.of(), false)),
                        kindOf(new CheckPage.NotExamined(404, "")),
                        kindOf(new CheckPage.NotFetched(Failure.UNREACHABLE, ""))));
    }

    private static String kindOf(CheckPage.Report report) {
        return report.fold(
                examined -> "examined",
                notExamined -> "not examined " + notExamined.status(),
                notFetched -> "not fetched " + notFetched.failure());
    }

    @Test
    void a_cause_of_200_characters_is_not_cut() {
        String cause = "x".repeat(200);

        assertEquals(cause, new CheckPage.Obstacle(CheckPage.Obstacle.Kind.FRAME_SOURCE, cause).cause());
    }

    @Test
    void a_raw_request_becomes_a_request() {
        RawRequest raw = ExampleRequest.request().build();

        assertEquals(ExampleRequest.CORRECT, raw.toBuilder().canonicalString().text());
        assertEquals(2, raw.toBuilder().build().user().candidates().size());
    }

    @Test
    void texts_contain_no_personal_data_and_no_key() {
        RawRequest raw = RawRequest.builder(new PartnerId("p"))
                .userId("canary")
                .candidate("canary", "canary", "canary")
                .build();

        assertEquals("RawRequest[redacted]", raw.toString());
        assertEquals("RawCandidate[redacted]", raw.candidates().get(0).toString());
        assertEquals("the key was hashed; use the key", MISTAKE.toString());
        assertEquals(
                "Explained[the key was hashed; use the key]",
                new Verification.Explained(List.of(MISTAKE), List.of("canary")).toString());
        assertEquals("SigningKey[redacted]", new SigningKey(Frequency.COMMON, List.of(), new byte[] {1}).toString());
    }

    @Test
    void a_deadline_of_one_day_is_accepted() {
        assertFalse(Diagnosis.verifySignature(
                        timeout -> new KeyBytes(new byte[] {1}), Optional.empty(), Duration.ofDays(1), Runnable::run)
                .toString()
                .isEmpty());
    }

    @Test
    void a_signature_is_decoded_three_times_at_most() {
        byte[] mac = Hash.SHA_256.of(new byte[] {1});
        String threeTimes = hex(hex(HexFormat.of().formatHex(mac)));

        assertTrue(isFoundIn(threeTimes, mac));
        assertFalse(isFoundIn(hex(threeTimes), mac));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(US_ASCII));
    }

    private static boolean isFoundIn(String text, byte[] mac) {
        return DecodedSignature.allOf(text).stream().anyMatch(each -> Arrays.equals(mac, each.bytes()));
    }
}
