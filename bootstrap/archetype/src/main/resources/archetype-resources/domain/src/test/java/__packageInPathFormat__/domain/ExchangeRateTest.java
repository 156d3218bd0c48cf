package ${package}.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeRateTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @ParameterizedTest
    @CsvSource({"1.00, 165", "0.10, 16", "0.30, 50"})
    void an_amount_is_converted_and_rounded_half_to_even(String euros, String yen) {
        Money converted = rate("165").convert(new Money(new BigDecimal(euros), EUR));

        assertEquals(new Money(new BigDecimal(yen), JPY), converted);
    }

    @Test
    void the_inverse_converts_back() {
        Money yen = new Money(new BigDecimal("165"), JPY);

        assertEquals("1.00 EUR", rate("165").inverse().convert(yen).toString());
    }

    @Test
    void an_amount_in_another_currency_is_a_mistake_of_the_caller() {
        Money yen = new Money(BigDecimal.TEN, JPY);

        assertThrows(IllegalArgumentException.class, () -> rate("165").convert(yen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1E+10", "1E-10"})
    void an_impossible_rate_is_rejected(String factor) {
        assertThrows(InvalidValueException.class, () -> rate(factor));
    }

    private static ExchangeRate rate(String factor) {
        return new ExchangeRate(EUR, JPY, new BigDecimal(factor));
    }
}
