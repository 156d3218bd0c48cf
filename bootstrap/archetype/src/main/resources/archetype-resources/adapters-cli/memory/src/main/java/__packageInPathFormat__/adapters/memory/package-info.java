/** Adapters that keep everything in memory: for tests, and for a first run without a service. */
package ${package}.adapters.memory;
