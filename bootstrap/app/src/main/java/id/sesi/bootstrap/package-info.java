/**
 * The only place that knows everything. Start with {@link id.sesi.bootstrap.Main};
 * {@link id.sesi.bootstrap.UseCaseGraph} and its modules say what is wired to what.
 */
package id.sesi.bootstrap;
