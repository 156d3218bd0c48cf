package ${package}.adapters.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.application.driving.Conversion;
import ${package}.application.driving.ConvertMoney;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CliTest {

    private static final ConvertMoney SAME_AMOUNT = (money, target) -> new Conversion.Converted(money);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void convert_prints_the_amount() {
        assertEquals(0, run(SAME_AMOUNT, "convert", "12.5", "EUR", "USD"));
        assertEquals("12.50 EUR", out.toString(UTF_8).strip());
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void a_missing_rate_is_a_failure() {
        assertEquals(
                1,
                run((money, target) -> new Conversion.NoRate(money.currency(), target), "convert", "1", "EUR", "USD"));
        assertEquals("no rate from EUR to USD", err.toString(UTF_8).strip());
    }

    @Test
    void a_source_that_does_not_answer_is_a_failure() {
        assertEquals(1, run((money, target) -> new Conversion.Unavailable("no answer"), "convert", "1", "EUR", "USD"));
        assertEquals("no answer; try again later", err.toString(UTF_8).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            convert ten EUR USD | amount ten is not a number; write it like 12.50
            convert 1 eur USD   | currency eur is unknown; write a code of ISO 4217, such as EUR
            convert 0.001 EUR USD | amount 0.001 has more than 2 decimal places
            """)
    void a_wrong_argument_is_named(String arguments, String message) {
        assertEquals(2, run(SAME_AMOUNT, arguments.split(" ", -1)));
        assertEquals(message, err.toString(UTF_8).strip());
    }

    @ParameterizedTest
    @CsvSource({"''", "help", "convert", "convert 1 EUR"})
    void without_a_complete_command_the_usage_is_printed(String arguments) {
        assertEquals(2, run(SAME_AMOUNT, arguments.split(" ", -1)));
        assertEquals("usage:", err.toString(UTF_8).substring(0, 6));
    }

    private int run(ConvertMoney convertMoney, String... arguments) {
        return new Cli(convertMoney)
                .run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
