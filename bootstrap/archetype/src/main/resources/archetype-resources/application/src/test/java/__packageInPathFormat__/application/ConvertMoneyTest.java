package ${package}.application;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.application.driven.ExchangeRates;
import ${package}.application.driven.RatesUnavailableException;
import ${package}.application.driving.Conversion;
import ${package}.domain.ExchangeRate;
import ${package}.domain.Money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvertMoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final ExchangeRate EUR_TO_USD = new ExchangeRate(EUR, USD, new BigDecimal("1.25"));

    @Test
    void a_known_rate_converts() {
        assertEquals(new Conversion.Converted(money("12.50", USD)), convert(only(EUR_TO_USD), money("10", EUR), USD));
    }

    @Test
    void the_opposite_rate_converts_too() {
        assertEquals(new Conversion.Converted(money("10", EUR)), convert(only(EUR_TO_USD), money("12.50", USD), EUR));
    }

    @Test
    void an_amount_in_the_target_currency_needs_no_rate() {
        ExchangeRates silent = (from, to) -> {
            throw new AssertionError("asked for a rate");
        };

        assertEquals(new Conversion.Converted(money("10", EUR)), convert(silent, money("10", EUR), EUR));
    }

    @Test
    void an_unknown_pair_is_an_outcome() {
        assertEquals(new Conversion.NoRate(EUR, USD), convert((from, to) -> Optional.empty(), money("10", EUR), USD));
    }

    @Test
    void a_source_that_does_not_answer_is_an_outcome() {
        ExchangeRates broken = (from, to) -> {
            throw new RatesUnavailableException("no connection");
        };

        assertEquals(new Conversion.Unavailable("no connection"), convert(broken, money("10", EUR), USD));
    }

    private static Conversion convert(ExchangeRates rates, Money money, Currency target) {
        return UseCases.convertMoney(rates).convert(money, target);
    }

    private static ExchangeRates only(ExchangeRate rate) {
        return (from, to) -> Optional.of(rate)
                .filter(known -> known.from().equals(from) && known.to().equals(to));
    }

    private static Money money(String amount, Currency currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
