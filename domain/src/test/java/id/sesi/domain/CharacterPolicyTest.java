package id.sesi.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Thị Ánh",
                "Ñandú \"Ö\" O'Neill",
                "李小龍",
                "李\u3000小龍",
                "two  spaces",
                "no\u00a0break",
                "😀",
                "flag 🇮🇩",
                "heart ❤\ufe0f",
                "Rahma, S.Psi.",
                "O\u0308 decomposed",
                "\udbff\udfff last code point",
                "~!#$%&()*+-./:;<=>?[]^_`{}"
            })
    void a_signed_text_may_contain_characters_of_any_script(String text) {
        assertEquals(Optional.empty(), CharacterPolicy.SIGNED.problemOf(text));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                '|', 0, '\t', '\n', '\r', 0x1f, 0x7f, 0x85, 0x9f, 0xad, 0x600, 0x61c, 0x200b, 0x200c, 0x200d, 0x200e,
                0x2028, 0x2029, 0x202e, 0x2060, 0x2066, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfeff, 0x110bd, 0xe0001
            })
    void a_signed_text_must_not_contain_hidden_characters_or_separators(int codePoint) {
        String character = Character.toString(codePoint);
        String at = "U+%04X ".formatted(codePoint);

        assertProblem(CharacterPolicy.SIGNED, character + "ab", at, "at character 1 ");
        assertProblem(CharacterPolicy.SIGNED, "😀a" + character + "b", at, "at character 3 ");
        assertProblem(CharacterPolicy.SIGNED, "ab" + character, at, "at character 3 ");
    }

    @ParameterizedTest
    @ValueSource(ints = {' ', 0xa0, 0x1680, 0x2000, 0x2009, 0x202f, 0x205f, 0x3000})
    void a_signed_text_must_not_start_or_end_with_white_space(int codePoint) {
        String space = Character.toString(codePoint);

        assertProblem(CharacterPolicy.SIGNED, space + "a", "at character 1 is white space");
        assertProblem(CharacterPolicy.SIGNED, "a" + space, "at character 2 is white space");
        assertProblem(CharacterPolicy.SIGNED, space, "at character 1 is white space");
        assertEquals(Optional.empty(), CharacterPolicy.SIGNED.problemOf("a" + space + space + "b"));
    }

    @Test
    void only_a_candidate_id_must_not_contain_a_comma() {
        assertProblem(CharacterPolicy.CANDIDATE_ID, "a,b", "U+002C (COMMA) at character 2");
        assertProblem(CharacterPolicy.CANDIDATE_ID, "a|b", "U+007C (VERTICAL LINE) at character 2");
        assertEquals(Optional.empty(), CharacterPolicy.SIGNED.problemOf("a,b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", " a ", "می\u200cخواهم", "👩\u200d💻", "\u202eabc", "a\u2028b", "\ufeffa"})
    void an_unsigned_text_may_contain_separators_and_hidden_characters(String text) {
        assertEquals(Optional.empty(), CharacterPolicy.WELL_FORMED.problemOf(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, '\n', 0x7f, 0x9f, 0xd83d, 0xde00})
    void an_unsigned_text_must_not_contain_control_characters_or_unpaired_surrogates(int codePoint) {
        assertProblem(CharacterPolicy.WELL_FORMED, "a" + Character.toString(codePoint), "U+%04X".formatted(codePoint));
    }

    @Test
    void the_problem_counts_further_rejected_characters() {
        assertProblem(
                CharacterPolicy.SIGNED, "a|b\u200bc|", "U+007C", "at character 2", "(and 2 more rejected characters)");
    }

    @Test
    void the_shortcut_for_ascii_agrees_with_the_unicode_tables() {
        for (int c = 0; c < 128; c++) {
            String text = "a" + (char) c + "b";
            boolean rejected = Character.getType(c) == Character.CONTROL || c == '|';
            assertEquals(rejected, CharacterPolicy.SIGNED.problemOf(text).isPresent(), "U+%04X".formatted(c));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_accepted_text_is_unchanged_after_encoding_and_decoding_as_utf_8(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Utf8Buffer buffer = new Utf8Buffer();
        for (int i = 0; i < 5_000; i++) {
            String text = HostileText.unsigned(random);
            buffer.clear();
            buffer.put(text);

            String decoded = new String(buffer.bytes(), 0, buffer.length(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(text, decoded, () -> "seed " + seed);
        }
    }

    private static void assertProblem(CharacterPolicy policy, String text, String... parts) {
        String problem = policy.problemOf(text).orElseThrow();
        for (String part : parts) {
            assertTrue(problem.contains(part), () -> "expected «" + part + "» in: " + problem);
        }
    }
}
