/** Exchange rates over HTTP. Start with {@link ${package}.adapters.rates.HttpExchangeRates}. */
package ${package}.adapters.rates;
