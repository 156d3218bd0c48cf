/**
 * The only place that knows everything. Start with {@link id.sesi.bootstrap.Main}; what is wired to what is in
 * {@link id.sesi.bootstrap.SessionComponent} and its modules.
 */
package id.sesi.bootstrap;
