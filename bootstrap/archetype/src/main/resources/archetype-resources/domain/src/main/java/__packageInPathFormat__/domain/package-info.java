/** Amounts and exchange rates. Start with {@link ${package}.domain.ExchangeRate}. */
package ${package}.domain;
