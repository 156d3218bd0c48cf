/**
 * Wires the use cases and adapters, and starts the command. Start with {@link id.sesi.bootstrap.Main}. The wiring is in
 * {@link id.sesi.bootstrap.UseCaseGraph} and its modules.
 */
package id.sesi.bootstrap;
