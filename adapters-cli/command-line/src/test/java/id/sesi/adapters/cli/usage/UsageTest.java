package id.sesi.adapters.cli.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    private static final Usage USAGE = new Usage(
            "try",
            "Tries something.",
            List.of("A first paragraph.", "A second paragraph."),
            List.of(
                    Option.of("--file", "FILE", "The file."),
                    Option.oneOf(List.of("red", "green"), "--colour-of-the-page", "COLOUR", "The colour."),
                    Option.flag("--colour-of-the-letters", "More colour."),
                    Option.HELP),
            List.of("Example:", "  sesi try --file x"));

    @Test
    void the_help_of_a_command_shows_its_paragraphs_options_and_example() {
        assertEquals("""
                Usage: sesi try [OPTIONS]
                Tries something.

                A first paragraph.

                A second paragraph.

                  --file=FILE             The file.
                  --colour-of-the-page=COLOUR
                                          The colour.
                  --colour-of-the-letters
                                          More colour.
                  --help                  Show this help and exit.

                Example:
                  sesi try --file x
                """, USAGE.help());
    }

    @Test
    void the_help_of_sesi_lists_the_commands() {
        assertEquals("""
                Usage: sesi COMMAND [OPTIONS]
                Signs sessions.

                  try                     Tries something.
                  help COMMAND            Show the help of a command, like sesi COMMAND --help.

                  -h, --help              Show this help and exit.
                  -V, --version           Show the versions of sesi and Java and the build
                                          commit, and exit.

                Try it without an account: sesi demo
                """, Usage.help("Signs sessions.", List.of(USAGE)));
    }

    @ParameterizedTest
    @CsvSource({"22, 1", "23, 2"})
    void a_label_that_leaves_no_gap_has_a_line_of_its_own(int length, int lines) {
        HelpText text = new HelpText();
        text.row("x".repeat(length), "meaning");

        assertEquals(lines, text.toString().lines().count());
    }

    @ParameterizedTest
    @CsvSource({"40, 39, 1", "40, 40, 2", "81, 1, 2", "81, 0, 1"})
    void a_line_has_at_most_80_columns_unless_it_is_one_word(int first, int second, int lines) {
        HelpText text = new HelpText();
        text.paragraph(("x".repeat(first) + " " + "y".repeat(second)).strip());

        assertEquals(lines, text.toString().lines().count());
    }

    @Test
    void the_names_of_the_options_are_in_their_order() {
        assertEquals("--file --colour-of-the-page --colour-of-the-letters --help", USAGE.optionNames());
    }

    @Test
    void the_text_of_arguments_contains_no_value() throws Exception {
        Arguments arguments = Arguments.parse(USAGE, List.of("--file=canary"));

        assertEquals("Arguments[redacted]", arguments.toString());
    }

    @ParameterizedTest
    @CsvSource({"--file=a=b, a=b", "--file=, ''", "--file==, ="})
    void the_value_of_an_option_starts_after_its_first_equals_sign(String word, String value) throws Exception {
        assertEquals(Optional.of(value), Arguments.parse(USAGE, List.of(word)).value("--file"));
    }

    @Test
    void a_word_without_a_name_is_an_unknown_option() {
        assertThrows(UsageException.class, () -> Arguments.parse(USAGE, List.of("=x")));
    }

    @ParameterizedTest
    @CsvSource({"keys, keys", "key, key", "kex, key", "kxx, key", "xxx, "})
    void the_closest_name_within_two_edits_is_suggested(String name, String suggestion) {
        assertEquals(Optional.ofNullable(suggestion), Suggestions.closest(name, List.of("key", "keys")));
    }
}
