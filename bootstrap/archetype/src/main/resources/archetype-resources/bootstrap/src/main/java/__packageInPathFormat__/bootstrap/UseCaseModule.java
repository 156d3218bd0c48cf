package ${package}.bootstrap;

import ${package}.adapters.cli.Cli;
import ${package}.application.UseCases;
import ${package}.application.driven.ExchangeRates;
import ${package}.application.driving.ConvertMoney;

import dagger.Module;
import dagger.Provides;

/** The use cases, and the adapters that drive them. */
@Module
interface UseCaseModule {

    @Provides
    static Cli cli(ConvertMoney convertMoney) {
        return new Cli(convertMoney);
    }

    @Provides
    static ConvertMoney convertMoney(ExchangeRates rates) {
        return UseCases.convertMoney(rates);
    }
}
