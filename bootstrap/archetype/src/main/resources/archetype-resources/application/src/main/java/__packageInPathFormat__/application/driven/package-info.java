/** The driven ports: what the application needs from outside. Start with {@link ${package}.application.driven.ExchangeRates}. */
package ${package}.application.driven;
