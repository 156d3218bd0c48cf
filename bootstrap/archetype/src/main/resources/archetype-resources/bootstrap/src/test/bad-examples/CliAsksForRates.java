package ${package}.adapters.cli;

import ${package}.application.driven.ExchangeRates;
import ${package}.domain.ExchangeRate;
import java.util.Currency;
import java.util.Optional;

/** The command line must not bypass the use cases. */
final class CliAsksForRates {

    private final ExchangeRates rates;

    CliAsksForRates(ExchangeRates rates) {
        this.rates = rates;
    }

    Optional<ExchangeRate> ask(Currency from, Currency to) {
        return rates.find(from, to);
    }
}
