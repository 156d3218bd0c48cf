/**
 * What the commands are told by flags and environment variables. Start with
 * {@link id.sesi.adapters.cli.settings.Settings}: a flag beats a variable, and there is no other source.
 */
package id.sesi.adapters.cli.settings;
