package ${package}.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"12.5, EUR, 12.50 EUR", "12.500, EUR, 12.50 EUR", "1200, JPY, 1200 JPY", "1E+3, KWD, 1000.000 KWD"})
    void an_amount_gets_the_decimal_places_of_its_currency(String amount, String currency, String text) {
        assertEquals(text, money(amount, currency).toString());
    }

    @ParameterizedTest
    @CsvSource({"-0.01, EUR", "0.001, EUR", "0.5, JPY", "1E+999999999, EUR", "1E-999999999, EUR", "1, XAU"})
    void an_amount_that_nobody_can_pay_is_rejected(String amount, String currency) {
        assertThrows(InvalidValueException.class, () -> money(amount, currency));
    }

    @Test
    void a_message_names_the_amount_and_the_rule() {
        Exception rejected = assertThrows(InvalidValueException.class, () -> money("0.001", "EUR"));

        assertEquals("amount 0.001 has more than 2 decimal places", rejected.getMessage());
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
