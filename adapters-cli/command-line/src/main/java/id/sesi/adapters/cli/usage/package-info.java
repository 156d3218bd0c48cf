/** What can be typed after {@code sesi}, and what it is explained by. Start with {@link id.sesi.adapters.cli.usage.Usage}. */
package id.sesi.adapters.cli.usage;
