/**
 * Wires the use cases and adapters, and starts the command. Start with {@link id.sesi.bootstrap.Main};
 * {@link id.sesi.bootstrap.UseCaseGraph} and its modules have the wiring.
 */
package id.sesi.bootstrap;
