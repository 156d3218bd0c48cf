/**
 * The settings of the commands, from flags and environment variables. Start with
 * {@link id.sesi.adapters.cli.settings.Settings}: a flag overrides a variable, and no other sources exist.
 */
package id.sesi.adapters.cli.settings;
