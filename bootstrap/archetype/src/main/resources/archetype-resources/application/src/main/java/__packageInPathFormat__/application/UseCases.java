package ${package}.application;

import ${package}.application.driven.ExchangeRates;
import ${package}.application.driving.ConvertMoney;

/** Creates the use cases. Callers see only their ports. */
public final class UseCases {

    private UseCases() {}

    /** {@return a use case that takes its rates from this source} */
    public static ConvertMoney convertMoney(ExchangeRates rates) {
        return new ConvertMoneyService(rates);
    }
}
