/**
 * The syntax of commands and options, and their help. Start with {@link id.sesi.adapters.cli.usage.Usage}.
 *
 * <pre>{@code
 * Option name = Option.of("--name", "NAME", "Greet this person.");
 * Usage usage = new Usage("greet", "Prints a greeting.", List.of(), List.of(name), List.of("greet --name Siti"));
 * Arguments arguments = Arguments.parse(usage, List.of("--name", "Siti"));
 * }</pre>
 */
package id.sesi.adapters.cli.usage;
