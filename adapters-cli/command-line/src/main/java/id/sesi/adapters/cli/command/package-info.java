/**
 * The {@code sesi} command. Start with {@link id.sesi.adapters.cli.command.Cli}; each command parses, drives a port and
 * prints. What the commands need is declared in {@link id.sesi.adapters.cli.command.UseCaseFactory} and made by bootstrap.
 */
package id.sesi.adapters.cli.command;
