package ${package}.bootstrap;

import ${package}.adapters.memory.MemoryExchangeRates;
import ${package}.adapters.rates.HttpExchangeRates;
import ${package}.application.driven.ExchangeRates;
import ${package}.domain.ExchangeRate;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Chooses the driven adapter: uses the service at {@code RATES_URL} if that variable is set, otherwise two sample rates. */
@Module
interface AdapterModule {

    List<ExchangeRate> SAMPLES = List.of(rate("EUR", "USD", "1.0842"), rate("EUR", "JPY", "165.20"));

    /** One for all use cases: without the scope, no use case would see what another one has stored. */
    @Provides
    @Singleton
    static ExchangeRates exchangeRates(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("RATES_URL"))
                .<ExchangeRates>map(
                        url -> new HttpExchangeRates(new OkHttpClient(), serviceAt(url), Duration.ofSeconds(10)))
                .orElseGet(() -> new MemoryExchangeRates(SAMPLES));
    }

    private static ExchangeRate rate(String from, String to, String factor) {
        return new ExchangeRate(Currency.getInstance(from), Currency.getInstance(to), new BigDecimal(factor));
    }

    private static HttpUrl serviceAt(String url) {
        return Optional.ofNullable(HttpUrl.parse(url))
                .orElseThrow(() -> new SettingException(
                        "RATES_URL is not a URL: " + url + "; write it like https://rates.example.com"));
    }
}
