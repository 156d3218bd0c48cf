/** Connects the ports with the adapters, and starts the program. Start with {@link ${package}.bootstrap.Main}. */
package ${package}.bootstrap;
