package ${package}.application;

import ${package}.application.driven.ExchangeRates;
import ${package}.application.driven.RatesUnavailableException;
import ${package}.application.driving.Conversion;
import ${package}.application.driving.ConvertMoney;
import ${package}.domain.ExchangeRate;
import ${package}.domain.Money;

import java.util.Currency;
import java.util.Optional;

/** Uses the rate from the source to the target currency, or the inverse of the opposite rate. */
final class ConvertMoneyService implements ConvertMoney {

    private final ExchangeRates rates;

    ConvertMoneyService(ExchangeRates rates) {
        this.rates = rates;
    }

    @Override
    public Conversion convert(Money money, Currency target) {
        if (money.currency().equals(target)) {
            return new Conversion.Converted(money);
        }
        try {
            return find(money.currency(), target)
                    .<Conversion>map(rate -> new Conversion.Converted(rate.convert(money)))
                    .orElseGet(() -> new Conversion.NoRate(money.currency(), target));
        } catch (RatesUnavailableException e) {
            return new Conversion.Unavailable(e.reason());
        }
    }

    private Optional<ExchangeRate> find(Currency from, Currency to) {
        return rates.find(from, to).or(() -> rates.find(to, from).map(ExchangeRate::inverse));
    }
}
