package ${package}.adapters.memory;

import ${package}.application.driven.ExchangeRates;
import ${package}.domain.ExchangeRate;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Knows a list of exchange rates. */
public final class MemoryExchangeRates implements ExchangeRates {

    private final List<ExchangeRate> rates;

    /** @param rates if there are several for a pair of currencies, the first one counts */
    public MemoryExchangeRates(List<ExchangeRate> rates) {
        this.rates = List.copyOf(rates);
    }

    @Override
    public Optional<ExchangeRate> find(Currency from, Currency to) {
        return rates.stream()
                .filter(rate -> rate.from().equals(from) && rate.to().equals(to))
                .findFirst();
    }
}
