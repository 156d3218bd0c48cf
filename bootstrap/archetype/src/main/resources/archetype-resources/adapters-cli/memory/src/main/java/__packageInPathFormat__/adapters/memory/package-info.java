/**
 * Adapters that keep everything in memory: for tests, and for a first run without a service. Start with
 * {@link ${package}.adapters.memory.MemoryExchangeRates}.
 */
package ${package}.adapters.memory;
