package ${package}.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.application.driven.ExchangeRates;
import ${package}.domain.ExchangeRate;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ExchangeRates} must do. Each adapter has a test that extends this suite. */
public abstract class ExchangeRatesContract {

    protected static final Currency EUR = Currency.getInstance("EUR");
    protected static final Currency USD = Currency.getInstance("USD");
    protected static final ExchangeRate EUR_TO_USD = new ExchangeRate(EUR, USD, new BigDecimal("1.0842"));

    /** {@return a source that knows exactly these rates} */
    protected abstract ExchangeRates knowing(List<ExchangeRate> rates);

    @Test
    protected void a_known_rate_is_found_with_all_its_digits() {
        assertEquals(Optional.of(EUR_TO_USD), knowing(List.of(EUR_TO_USD)).find(EUR, USD));
    }

    @Test
    protected void the_opposite_direction_is_unknown() {
        assertEquals(Optional.empty(), knowing(List.of(EUR_TO_USD)).find(USD, EUR));
    }

    @Test
    protected void a_source_without_rates_knows_none() {
        assertEquals(Optional.empty(), knowing(List.of()).find(EUR, USD));
    }
}
