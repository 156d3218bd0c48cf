/** The syntax of commands and options, and their help. Start with {@link id.sesi.adapters.cli.usage.Usage}. */
package id.sesi.adapters.cli.usage;
