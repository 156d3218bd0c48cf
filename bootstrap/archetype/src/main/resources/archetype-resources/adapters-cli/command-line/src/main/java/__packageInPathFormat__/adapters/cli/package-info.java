/** The command line. Start with {@link ${package}.adapters.cli.Cli}. */
package ${package}.adapters.cli;
