package ${package}.application.driven;

import ${package}.domain.ExchangeRate;

import java.util.Currency;
import java.util.Optional;

/** A source of exchange rates. Every implementation passes {@code ExchangeRatesContract}. */
public interface ExchangeRates {

    /**
     * {@return the rate for this direction; empty if the source does not know it}
     *
     * @throws RatesUnavailableException if the source cannot answer now
     */
    Optional<ExchangeRate> find(Currency from, Currency to);
}
