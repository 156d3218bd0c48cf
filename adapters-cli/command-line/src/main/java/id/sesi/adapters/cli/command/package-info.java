/**
 * The commands of {@code sesi}. Start with {@link id.sesi.adapters.cli.command.Cli}. Each command parses its arguments, calls a
 * use case and prints the result. Bootstrap implements {@link id.sesi.adapters.cli.command.CommandServices}, which creates the
 * use cases.
 *
 * <pre>{@code
 * Streams streams = new Streams(System.in, System.out, System.err, false);
 * int exitCode = new Cli(streams, System.getenv(), useCases, () -> "1.0.0").run("sign", "--help");
 * }</pre>
 */
package id.sesi.adapters.cli.command;
