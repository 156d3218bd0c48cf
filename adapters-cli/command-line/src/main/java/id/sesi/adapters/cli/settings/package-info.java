/**
 * The settings of the commands, from options and environment variables. Start with
 * {@link id.sesi.adapters.cli.settings.Settings}: an option overrides a variable, and no other sources exist.
 *
 * <pre>{@code
 * Settings settings = new Settings(option -> Optional.empty(), System.getenv());
 * PartnerId partnerId = settings.requirePartnerId();
 * }</pre>
 */
package id.sesi.adapters.cli.settings;
