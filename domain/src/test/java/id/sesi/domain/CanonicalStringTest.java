package id.sesi.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalStringTest {

    private static final PartnerId PARTNER = new PartnerId("p");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_text_parses_into_the_same_fields(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            CanonicalString canonical = random(random);
            assertEquals(canonical, CanonicalString.parse(canonical.text()));
        }
    }

    /** The fields have few letters and many separators, so that an ambiguous text would soon be found. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void two_valid_requests_with_the_same_text_are_equal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<String>> fieldsByText = new HashMap<>();
        int accepted = 0;
        int rejected = 0;
        for (int i = 0; i < 30_000; i++) {
            List<String> fields = fieldsWithSeparators(random);
            try {
                String text = of(fields).text();
                List<String> earlier = fieldsByText.putIfAbsent(text, fields);
                assertTrue(earlier == null || earlier.equals(fields), () -> earlier + " and " + fields + ": " + text);
                accepted++;
            } catch (InvalidValueException e) {
                rejected++;
            }
        }
        assertTrue(accepted > 1_000 && rejected > 1_000, "accepted " + accepted + ", rejected " + rejected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_signed_bytes_are_the_text_in_utf_8(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Utf8Buffer buffer = new Utf8Buffer();
        for (int i = 0; i < 500; i++) {
            CanonicalString canonical = random(random);
            buffer.clear();
            canonical.encodeTo(buffer);
            assertArrayEquals(canonical.text().getBytes(UTF_8), Arrays.copyOf(buffer.bytes(), buffer.length()));
        }
    }

    @Test
    void the_text_contains_empty_optional_fields() {
        assertEquals(
                "p|u|a@b|n||",
                CanonicalString.of(PARTNER, "u", "a@b", "n", "", List.of()).text());
    }

    @Test
    void each_field_is_readable() {
        CanonicalString canonical = CanonicalString.parse("p|u|a@b|n|c|1,2");

        assertEquals(PARTNER, canonical.partnerId());
        assertEquals("u", canonical.userId());
        assertEquals("a@b", canonical.email());
        assertEquals("n", canonical.name());
        assertEquals("c", canonical.companyId());
        assertEquals(List.of("1", "2"), canonical.candidateIds());
    }

    @Test
    void the_text_contains_candidate_ids_in_their_order_and_with_duplicates() {
        assertEquals(
                "p|u|a@b|n|c|2,1,2",
                CanonicalString.of(PARTNER, "u", "a@b", "n", "c", List.of("2", "1", "2"))
                        .text());
    }

    @Test
    void the_exception_lists_every_invalid_field_by_the_vendors_path() {
        InvalidValueException invalid = assertThrows(
                InvalidValueException.class,
                () -> CanonicalString.of(PARTNER, "", "a@@b", " n", "c|", List.of("ok", "x,y", "")));

        assertEquals(
                List.of(
                        "user.user_id",
                        "user.email",
                        "user.name",
                        "user.company.company_id",
                        "user.candidates[1].candidate_id",
                        "user.candidates[2].candidate_id"),
                invalid.violations().stream().map(Violation::path).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p|u|a@b|n|c", "p|u|a@b|n|c|d|e", "p|u|a@b|n|c|x,,y", "p|u|a@b|n|c|x,"})
    void an_invalid_text_does_not_parse(String text) {
        assertThrows(InvalidValueException.class, () -> CanonicalString.parse(text));
    }

    private static CanonicalString random(RandomGenerator random) {
        List<String> ids = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            ids.add(HostileText.candidateId(random));
        }
        String companyId = random.nextBoolean() ? "" : HostileText.signed(random);
        return CanonicalString.of(
                PARTNER,
                HostileText.signed(random),
                HostileText.email(random),
                HostileText.signed(random),
                companyId,
                ids);
    }

    private static List<String> fieldsWithSeparators(RandomGenerator random) {
        List<String> fields = new ArrayList<>();
        fields.add(fieldWithSeparators(random));
        fields.add(fieldWithSeparators(random) + "@" + fieldWithSeparators(random));
        for (int n = 2 + random.nextInt(4); n > 0; n--) {
            fields.add(fieldWithSeparators(random));
        }
        return fields;
    }

    private static String fieldWithSeparators(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(3); n > 0; n--) {
            text.append("ab|,@ ".charAt(random.nextInt(random.nextInt(4) == 0 ? 6 : 2)));
        }
        return text.toString();
    }

    private static CanonicalString of(List<String> fields) {
        return CanonicalString.of(
                PARTNER, fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.subList(4, fields.size()));
    }
}
