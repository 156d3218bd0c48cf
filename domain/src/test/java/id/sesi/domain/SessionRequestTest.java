package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SessionRequestTest {

    private static final PartnerId PARTNER = new PartnerId("psikologihub-1024");

    @Test
    void build_reports_the_violations_of_all_fields_at_once() {
        SessionRequest.Builder builder = SessionRequest.builder(PARTNER)
                .userId("a|b")
                .email("nobody")
                .username("tab\there")
                .companyId("c\u200b")
                .companyName("half \ud83d")
                .companyEmail("@example.com")
                .candidate("1", "Siti|Rahma", "siti@example.com")
                .candidate("2,3", "", "x@")
                .candidate("", "Budi", "");

        InvalidValueException invalid = assertThrows(InvalidValueException.class, builder::build);

        assertEquals(
                List.of(
                        "user.company.company_id: U+200B (ZERO WIDTH SPACE) at character 2 is a hidden character; remove it",
                        "user.company.name: U+D83D (HIGH SURROGATES D83D) at character 6 is an unpaired surrogate,"
                                + " half of a character; send well-formed Unicode",
                        "user.company.email: is not an e-mail address: it needs exactly one @ with something on both sides",
                        "user.candidates[1].candidate_id: U+002C (COMMA) at character 2 separates signed parts"
                                + " and cannot be escaped; remove it",
                        "user.candidates[1].nama: is required, but missing or empty",
                        "user.candidates[1].email: is not an e-mail address: it needs exactly one @ with something on"
                                + " both sides",
                        "user.candidates[2].candidate_id: is required, but missing or empty",
                        "user.candidates[2].email: is required, but missing or empty",
                        "user.user_id: U+007C (VERTICAL LINE) at character 2 separates signed parts and cannot be"
                                + " escaped; remove it",
                        "user.email: is not an e-mail address: it needs exactly one @ with something on both sides",
                        "user.name: is required, but missing or empty",
                        "user.username: U+0009 (CHARACTER TABULATION) at character 4 is a control character; remove it"),
                invalid.violations().stream().map(Violation::toString).toList());
    }

    /** A DTO of the caller may contain null. */
    @Test
    @SuppressWarnings("NullAway")
    void null_is_an_absent_field() {
        SessionRequest.Builder builder = SessionRequest.builder(PARTNER)
                .userId(null)
                .email(null)
                .name(null)
                .username(null)
                .companyId(null)
                .companyName(null)
                .companyEmail(null)
                .candidate(null, null, null);

        assertEquals(
                List.of(
                        "user.candidates[0].candidate_id: is required, but missing or empty",
                        "user.candidates[0].nama: is required, but missing or empty",
                        "user.candidates[0].email: is required, but missing or empty",
                        "user.user_id: is required, but missing or empty",
                        "user.email: is required, but missing or empty",
                        "user.name: is required, but missing or empty"),
                violations(builder::build));
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_in_a_record_is_a_violation_with_a_path() {
        assertEquals(
                List.of(
                        "company_id: is null; pass an empty text if it is absent",
                        "name: is null; pass an empty text if it is absent",
                        "email: is null; pass an empty text if it is absent"),
                violations(() -> new Company(null, null, null)));
        assertEquals(
                List.of(
                        "candidate_id: is required, but missing or empty",
                        "nama: is required, but missing or empty",
                        "email: is required, but missing or empty"),
                violations(() -> new Candidate(null, null, null)));
        assertEquals(
                List.of("user.candidates[0].candidate_id: is required, but missing or empty"),
                violations(() -> CanonicalString.of(PARTNER, "u", "e@x", "n", "", Collections.singletonList(null))));
        assertEquals(
                List.of("partnerId: needs one or more of A-Z a-z 0-9 . _ ~ - and must not be . or .."),
                violations(() -> new PartnerId(null)));
    }

    private static List<String> violations(Executable creation) {
        return assertThrows(InvalidValueException.class, creation).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    @Test
    void the_message_counts_the_violations_that_it_does_not_list() {
        SessionRequest.Builder builder = valid();
        IntStream.range(0, 1_000).forEach(i -> builder.candidate("id" + i, "", "a@b"));

        InvalidValueException invalid = assertThrows(InvalidValueException.class, builder::build);

        assertEquals(1_000, invalid.violations().size());
        assertTrue(invalid.toString().endsWith("; and 990 more"), invalid.toString());
    }

    @Test
    void the_message_lists_ten_violations_without_counting_the_rest() {
        SessionRequest.Builder builder = valid();
        IntStream.range(0, 10).forEach(i -> builder.candidate("id" + i, "", "a@b"));

        InvalidValueException invalid = assertThrows(InvalidValueException.class, builder::build);

        assertTrue(
                invalid.toString().endsWith("candidates[9].nama: is required, but missing or empty"),
                invalid.toString());
    }

    @Test
    void at_most_a_thousand_violations_are_reported() {
        SessionRequest.Builder builder = valid().username("tab\there");
        IntStream.range(0, 1_000).forEach(i -> builder.candidate("id" + i, "", "a@b"));

        assertEquals(1_000, violations(builder::build).size());
    }

    @Test
    void a_signed_request_recognizes_the_key_that_signed_it() {
        SessionRequest request = valid().build();
        try (SecretKey key = SecretKey.ofText("kunci")) {
            SignedRequest signed = request.signWith(key);

            assertEquals(request, signed.request());
            assertEquals(key.sign(request.canonicalString()), signed.signature());
            assertTrue(signed.isSignedWith("kunci".getBytes(UTF_8)));
            assertFalse(signed.isSignedWith("kunc1".getBytes(UTF_8)));
        }
    }

    @Test
    void unsigned_fields_may_contain_the_separators_of_the_canonical_string() {
        SessionRequest request = valid().username("u|v,w")
                .companyName("A|B, Tbk.")
                .candidate("c", "Siti | Rahma, M.Psi.", "s|r@example.com")
                .build();

        assertEquals(
                "psikologihub-1024|USR-001|john.doe@example.com|John Doe||c",
                request.canonicalString().text());
    }

    @Test
    void commas_are_allowed_in_names_user_ids_and_company_ids() {
        CanonicalString canonical =
                valid().userId("U,1").name("Doe, John").companyId("C,1").build().canonicalString();

        assertEquals("psikologihub-1024|U,1|john.doe@example.com|Doe, John|C,1|", canonical.text());
    }

    @Test
    void candidates_stay_in_their_order_and_may_have_the_same_id() {
        SessionRequest request = valid().candidate("b", "B", "b@example.com")
                .candidate("a", "A", "a@example.com")
                .candidate("b", "B", "b@example.com")
                .build();

        assertEquals(List.of("b", "a", "b"), request.canonicalString().candidateIds());
    }

    @Test
    void the_canonical_string_is_available_if_unsigned_fields_are_missing() {
        SessionRequest.Builder builder = valid().candidate("cand-001", "", "");

        assertEquals(List.of("cand-001"), builder.canonicalString().candidateIds());
        assertThrows(InvalidValueException.class, builder::build);
    }

    @Test
    void later_changes_of_the_builder_do_not_change_the_request() {
        SessionRequest.Builder builder = valid();
        SessionRequest request = builder.build();

        builder.candidate("late", "Late", "late@example.com").name("Other");

        assertTrue(request.user().candidates().isEmpty());
        assertEquals("John Doe", request.user().name());
    }

    @Test
    void to_string_contains_no_personal_data() {
        String shown = valid().companyEmail("hr@example.com")
                .candidate("c", "Siti", "siti@example.com")
                .build()
                .toString();

        assertFalse(shown.contains("@") || shown.contains("John") || shown.contains("Siti"), shown);
        assertTrue(shown.contains("USR-001"), shown);
    }

    private static SessionRequest.Builder valid() {
        return SessionRequest.builder(PARTNER)
                .userId("USR-001")
                .email("john.doe@example.com")
                .name("John Doe");
    }
}
