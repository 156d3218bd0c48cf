package ${package}.adapters.memory;

import ${package}.application.contract.ExchangeRatesContract;
import ${package}.application.driven.ExchangeRates;
import ${package}.domain.ExchangeRate;

import java.util.List;

class MemoryExchangeRatesTest extends ExchangeRatesContract {

    @Override
    protected ExchangeRates knowing(List<ExchangeRate> rates) {
        return new MemoryExchangeRates(rates);
    }
}
