/**
 * The commands of {@code sesi}. Start with {@link id.sesi.adapters.cli.command.Cli}. Each command parses its arguments, calls a
 * use case and prints the result. Bootstrap implements {@link id.sesi.adapters.cli.command.UseCaseFactory}, which creates the
 * use cases.
 */
package id.sesi.adapters.cli.command;
